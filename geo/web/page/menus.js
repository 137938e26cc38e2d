/* Menus that open one at a time, and close by Escape and by a press beside them. */

export const createMenus = () => {
  const menus = /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll(".menu")]);

  const close = (/** @type {HTMLDetailsElement | undefined} */ except = undefined) => {
    for (const menu of menus) if (menu !== except) menu.open = false;
  };

  for (const menu of menus) {
    menu.addEventListener("toggle", () => menu.open && close(menu));
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      event.stopPropagation();
      close();
      menu.querySelector("summary")?.focus();
    });
  }
  addEventListener("pointerdown", ({ target }) => close(menus.find((menu) => menu.contains(/** @type {Node} */ (target)))));
  return { close };
};
