/* The theme's colours, read from the style sheet once a theme. */

const known = {};

export const colour = (/** @type {string} */ name) => {
  const root = document.documentElement;
  const theme = (known[root.dataset.theme ?? ""] ??= {});
  return (theme[name] ??= getComputedStyle(root).getPropertyValue(`--${name}`).trim());
};

/** The colour of a family, by its name. */
export const familyColour = (/** @type {string} */ name) => colour(`family-${name}`);
