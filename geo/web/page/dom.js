/* Makes elements; what they hold is text or other elements, never markup. */

export const byId = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id));

/** @returns {any} */
export const element = (/** @type {string} */ name, /** @type {string} */ className, /** @type {(string | Node)[]} */ ...content) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
};

/** @returns {any} */
export const button = (/** @type {string} */ className, /** @type {string} */ text, /** @type {(event: any) => void} */ onClick) => {
  const made = element("button", className, text);
  made.type = "button";
  made.addEventListener("click", onClick);
  return made;
};

/** A small mark in a family's colour and shape. */
export const swatch = (/** @type {{ name: string, shape: string }} */ { name, shape }) => {
  const made = element("span", `swatch shape-${shape}`);
  made.style.setProperty("--family", `var(--family-${name})`);
  return made;
};
