import type { Stack } from "../facts/stack";

/** Something that is worked out once for a stack and shared by all rules that ask for it. */
export function perStack<Made>(make: (stack: Stack) => Made): (stack: Stack) => Made {
  const made = new WeakMap<Stack, { readonly of: Made }>();
  return (stack) => {
    const known = made.get(stack) ?? { of: make(stack) };
    made.set(stack, known);
    return known.of;
  };
}
