import ts from "typescript";
import type { ValueType } from "../entry";

/** A member of an interface or class of the typings. */
export interface Member {
  readonly name: string;
  readonly optional: boolean;
  readonly type: ValueType;
  readonly text: string;
}

/** What one declaration file says, by the name of the interface or class. */
export interface Declarations {
  readonly interfaces: ReadonlyMap<string, readonly Member[]>;
  readonly classes: ReadonlyMap<string, { readonly members: readonly Member[]; readonly text: string }>;
}

/** Reads the interfaces and classes of one `.d.ts` file; names inside namespaces carry them (`ec2.SecurityGroupIngress`). */
export function readDeclarations(file: string, source: string): Declarations {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, false);
  const interfaces = new Map<string, readonly Member[]>();
  const classes = new Map<string, { members: readonly Member[]; text: string }>();
  const visit = (statements: readonly ts.Statement[], prefix: string): void => {
    for (const statement of statements) {
      if (ts.isModuleDeclaration(statement) && statement.body !== undefined && ts.isModuleBlock(statement.body))
        visit(statement.body.statements, `${prefix}${statement.name.text}.`);
      else if (ts.isInterfaceDeclaration(statement))
        interfaces.set(prefix + statement.name.text, membersOf(statement.members, source));
      else if (ts.isClassDeclaration(statement) && statement.name !== undefined)
        classes.set(prefix + statement.name.text, {
          members: membersOf(statement.members, source),
          text: source.slice(statement.pos, statement.members.pos),
        });
    }
  };
  visit(tree.statements, "");
  return { interfaces, classes };
}

function membersOf(nodes: readonly (ts.TypeElement | ts.ClassElement)[], source: string): Member[] {
  const members: Member[] = [];
  for (const node of nodes) {
    const isProperty = ts.isPropertySignature(node) || ts.isPropertyDeclaration(node);
    if (!isProperty || node.type === undefined || !(ts.isIdentifier(node.name) || ts.isStringLiteral(node.name)))
      continue;
    if (ts.canHaveModifiers(node) && node.modifiers?.some((one) => one.kind === ts.SyntaxKind.StaticKeyword)) continue;
    const { type, optional } = readType(node.type);
    members.push({
      name: node.name.text,
      optional: optional || node.questionToken !== undefined,
      type,
      text: source.slice(node.pos, node.name.end),
    });
  }
  return members;
}

/** `pulumi.Input<T | undefined>` and its relatives become T; a union becomes the part that crosses the wire. */
function readType(node: ts.TypeNode): { type: ValueType; optional: boolean } {
  if (ts.isParenthesizedTypeNode(node)) return readType(node.type);
  if (ts.isTypeOperatorNode(node)) return readType(node.type);
  if (ts.isArrayTypeNode(node))
    return { type: { kind: "array", of: readType(node.elementType).type }, optional: false };
  if (ts.isTypeLiteralNode(node)) {
    const index = node.members.find(ts.isIndexSignatureDeclaration);
    return { type: { kind: "map", of: index ? readType(index.type).type : { kind: "any" } }, optional: false };
  }
  if (ts.isUnionTypeNode(node)) return readUnion(node.types);
  if (ts.isTypeReferenceNode(node)) return readReference(node);
  const plain: Partial<Record<ts.SyntaxKind, "string" | "number" | "boolean">> = {
    [ts.SyntaxKind.StringKeyword]: "string",
    [ts.SyntaxKind.NumberKeyword]: "number",
    [ts.SyntaxKind.BooleanKeyword]: "boolean",
    [ts.SyntaxKind.LiteralType]: "string",
  };
  return { type: { kind: plain[node.kind] ?? "any" }, optional: false };
}

function readUnion(parts: readonly ts.TypeNode[]): { type: ValueType; optional: boolean } {
  const read = parts.filter((part) => part.kind !== ts.SyntaxKind.UndefinedKeyword).map(readType);
  // A policy may be given as text or as the document itself: the catalog does not judge its form, laws do.
  const kinds = new Set(read.map(({ type }) => type.kind));
  const [first] = read;
  return {
    type: kinds.size > 1 || first === undefined ? { kind: "any" } : first.type,
    optional: read.length < parts.length || read.some(({ optional }) => optional),
  };
}

function readReference(node: ts.TypeReferenceNode): { type: ValueType; optional: boolean } {
  const name = nameOf(node.typeName);
  const [inner] = node.typeArguments ?? [];
  if (inner !== undefined && /^(pulumi\.)?(Input|Output|Promise)$/.test(name)) return readType(inner);
  if (name === "Record" || name === "pulumi.Inputs")
    return { type: { kind: "map", of: { kind: "any" } }, optional: false };
  const object = /^(inputs|outputs)\.(.+)$/.exec(name);
  if (object?.[2] !== undefined) return { type: { kind: "object", name: object[2] }, optional: false };
  if (/asset\.|Asset$|Archive$/.test(name)) return { type: { kind: "asset" }, optional: false };
  // Enumerations are texts, and where a resource may be given in place of its id, its id is what crosses the wire.
  return { type: { kind: "string" }, optional: false };
}

function nameOf(name: ts.EntityName): string {
  return ts.isIdentifier(name) ? name.text : `${nameOf(name.left)}.${name.right.text}`;
}
