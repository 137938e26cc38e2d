"use strict";

/* Makes elements; what they hold is text or other elements, never markup. */

geo.by = (id) => document.getElementById(id);

geo.element = (name, className, ...content) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
};

geo.button = (className, text, onClick) => {
  const made = geo.element("button", className, text);
  made.type = "button";
  made.addEventListener("click", onClick);
  return made;
};
