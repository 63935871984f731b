// What can't be read on the screen, a line each: texts that lie over each other, parts that stick out of the sheet or
// dialog they belong to, and a page that scrolls sideways.
const within = document.querySelector('dialog[open]') ?? document.body;
const ancestors = (element) => {
    const all = [];
    for (let one = element; one && one !== within.parentElement; one = one.parentElement) all.push(one);
    return all;
};
const isSeen = (element) => ancestors(element).every((one) => {
    const { display, visibility, clipPath } = getComputedStyle(one);
    const isFolded = one.tagName === 'DETAILS' && !one.open && !element.closest('summary');
    return display !== 'none' && visibility !== 'hidden' && clipPath === 'none' && !isFolded;
});
const isAfloat = (element) => ancestors(element).some((one) => ['fixed', 'sticky'].includes(getComputedStyle(one).position));
const isClipped = (element, sheet) => ancestors(element).slice(1)
    .some((one) => sheet.contains(one) && getComputedStyle(one).overflowX !== 'visible');
const name = (element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`;

/** The boxes of a text, as far as what runs over is shown. */
const boxes = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const windows = ancestors(node.parentElement)
        .filter((one) => !(one instanceof SVGElement) && getComputedStyle(one).overflow !== 'visible')
        .map((one) => one.getBoundingClientRect());
    return [...range.getClientRects()].map((box) => ({
        left: Math.max(box.left, ...windows.map((one) => one.left)),
        right: Math.min(box.right, ...windows.map((one) => one.right)),
        top: Math.max(box.top, ...windows.map((one) => one.top)),
        bottom: Math.min(box.bottom, ...windows.map((one) => one.bottom)),
    }));
};

// What the pointer reads out covers what is under it.
const texts = [];
const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    const isShown = node.textContent.trim() && !element.closest('script, style, option, title, desc, .readout');
    if (isShown && isSeen(element)) texts.push({ node, element, boxes: boxes(node), isAfloat: isAfloat(element) });
}
const found = [];
// A line of text is taller than what is drawn of it, so that neighbours may touch.
const lie = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
texts.forEach((one, index) => texts.slice(index + 1).forEach((other) => {
    if (one.element === other.element || one.isAfloat !== other.isAfloat) return;
    if (one.boxes.some((a) => other.boxes.some((b) => lie(a, b)))) {
        found.push(`“${one.node.textContent}” lies over “${other.node.textContent}” (${name(one.element)}, ${name(other.element)})`);
    }
}));
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
