// Pieces of a page, for the box and for the page of results.

/** A new element with these attributes and children. */
export const element = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
};

/** `text` as nodes: what lies in `parts` within `mark` elements. */
export function marked(text, parts) {
  const nodes = [];
  let at = 0;
  for (const [from, to] of parts) {
    nodes.push(text.slice(at, from), element("mark", {}, text.slice(from, to)));
    at = to;
  }
  nodes.push(text.slice(at));
  return nodes.filter((node) => node !== "");
}
