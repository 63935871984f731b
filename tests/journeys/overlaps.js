// What can't be read on the screen, a line each: texts that lie over each other, parts that stick out of the sheet or
// dialog they belong to, and a page that scrolls sideways.
const within = document.querySelector('dialog[open]') ?? document.body;
/** Asks of each element once: most of it is asked of what many have above them. */
const once = (ask) => {
    const known = new Map();
    return (element) => {
        if (!known.has(element)) known.set(element, ask(element));
        return known.get(element);
    };
};
const style = once((element) => getComputedStyle(element));
const above = (element) => (element === within ? null : element.parentElement);
const isSeen = once((element) => {
    const { display, visibility, clipPath } = style(element);
    const parent = above(element);
    const isFolded = parent?.tagName === 'DETAILS' && !parent.open && element.tagName !== 'SUMMARY';
    const isShown = display !== 'none' && visibility !== 'hidden' && clipPath === 'none' && !isFolded;
    return isShown && (!parent || isSeen(parent));
});
/** Above what it covers, which is scrolled under it; a dialog itself is above everything. */
const isAfloat = once((element) => {
    const parent = above(element);
    if (element === within) return false;
    return ['fixed', 'sticky'].includes(style(element).position) || (!!parent && isAfloat(parent));
});
/** The part of the page in which something within an element can be seen. */
const visible = once((element) => {
    const parent = above(element);
    const all = parent ? visible(parent) : { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };
    if (element instanceof SVGElement || style(element).overflow === 'visible') return all;
    return common(all, element.getBoundingClientRect());
});
const common = (one, other) => ({
    left: Math.max(one.left, other.left),
    right: Math.min(one.right, other.right),
    top: Math.max(one.top, other.top),
    bottom: Math.min(one.bottom, other.bottom),
});
const isClipped = (element, sheet) => {
    for (let one = above(element); one && sheet.contains(one); one = above(one)) {
        if (style(one).overflowX !== 'visible') return true;
    }
    return false;
};
const name = (element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`;

/** The boxes of a text, as far as what runs over is shown. */
const boxes = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].map((box) => common(box, visible(node.parentElement)));
};

// What the pointer reads out covers what is under it.
const isText = (node) => node.textContent.trim()
    && !node.parentElement.closest('script, style, option, title, desc, .readout') && isSeen(node.parentElement);
const all = [];
const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
    const node = walker.currentNode;
    if (isText(node)) all.push(...boxes(node).map((box) => ({ node, element: node.parentElement, box })));
}
all.sort((one, other) => one.box.top - other.box.top);
const found = [];
// A line of text is taller than what is drawn of it, so that neighbours may touch.
const lie = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
all.forEach((one, index) => {
    for (let at = index + 1; at < all.length && all[at].box.top < one.box.bottom; at += 1) {
        const other = all[at];
        if (one.element === other.element || isAfloat(one.element) !== isAfloat(other.element)) continue;
        if (lie(one.box, other.box)) {
            found.push(`“${one.node.textContent}” lies over “${other.node.textContent}” (${name(one.element)}, ${name(other.element)})`);
        }
    }
});
for (const sheet of within.querySelectorAll('.sheet, .tiles > div, header, nav')) {
    const { left, right } = sheet.getBoundingClientRect();
    const out = [...sheet.querySelectorAll('*')].find((element) => {
        const box = element.getBoundingClientRect();
        const isOut = box.width > 0 && (box.right > right + 1 || box.left < left - 1);
        return isOut && !element.parentElement.closest('svg') && isSeen(element) && !isClipped(element, sheet);
    });
    if (out) found.push(`${name(out)} sticks out of ${name(sheet)}`);
}
const { scrollWidth } = document.scrollingElement;
if (scrollWidth > innerWidth) {
    const wide = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5);
    found.push(`${scrollWidth} px in ${innerWidth}: ${wide.slice(0, 8).map(name).join(', ')}`);
}
return found.slice(0, 10).join('\n');
