import type { CDPSession, Page } from 'playwright-core';

type Tree = Awaited<ReturnType<typeof treeOf>>;
type Node = Tree[number];

/** Roles that a screen reader stops at, without those that only hold others; the rest is text and layout. */
const TOLD =
  /^(alert|status|heading|link|button|radio|radiogroup|checkbox|textbox|combobox|group|progressbar|DisclosureTriangle|region|dialog)$/;

/** The browser's own accessibility tree as lines in reading order, like `radio "Yes" checked=false`, from the widget on. Texts, layout and groups without a name are left out. */
export async function accessTree(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const nodes = await treeOf(session);
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const inOrder = (node: Node | undefined): Node[] =>
    node ? [node, ...(node.childIds ?? []).flatMap((id) => inOrder(byId.get(id)))] : [];
  const lines = inOrder(nodes[0])
    .filter(({ ignored, role }) => !ignored && TOLD.test(String(role?.value)))
    .map(lineOf)
    .filter((line) => line !== 'group ""');
  return lines.slice(lines.indexOf('link "The bench"') + 1);
}

const treeOf = async (session: CDPSession) =>
  (await session.send('Accessibility.getFullAXTree')).nodes;

function lineOf({ role, name, description, properties = [] }: Node): string {
  const states = properties
    .map(({ name: state, value }) => `${state}=${String(value.value)}`)
    .filter((state) =>
      /^(level|checked|expanded|live)=|^(invalid|required|disabled)=true/.test(state),
    );
  const said = description?.value ? `(${String(description.value)})` : '';
  const named = `${String(role?.value)} "${String(name?.value ?? '')}"`;
  return [named, ...states, said].filter(Boolean).join(' ');
}
