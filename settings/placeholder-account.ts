/**
 * Whether an account id is one that documents use as an example: one digit twelve times, or digits that count up or
 * down, as in the twelve that begin with 1, 2, 3. Real ids follow no such pattern.
 */
export function isPlaceholderAccount(accountId: string): boolean {
  const digits = Array.from(accountId, Number);
  return [0, 1, 9].some((step) =>
    digits.every((digit, index) => index === 0 || digit === ((digits[index - 1] ?? 0) + step) % 10),
  );
}
