const ROUNDS_MAX = 14;
const SHRINK = 0.93;

const isCut = (label: Element): boolean =>
  label.scrollHeight > label.clientHeight || label.scrollWidth > label.clientWidth;

/** Makes the letters of labels smaller until nothing is cut: long names and addresses. Reads all, then writes all. */
export function fitLabels(labels: Iterable<Element>): void {
  let open = [...labels].filter((label) => label instanceof HTMLElement);
  let scale = 1;
  for (const label of open) label.style.removeProperty('--fit');
  for (let round = 0; round < ROUNDS_MAX && open.length > 0; round++) {
    open = open.filter(isCut);
    scale *= SHRINK;
    for (const label of open) label.style.setProperty('--fit', scale.toFixed(3));
  }
}
