// On paper nothing unfolds and nothing glows: open what is folded, print the light theme.
(() => {
  const page = document.documentElement;
  let theme, folded;
  addEventListener("beforeprint", () => {
    theme = page.dataset.theme;
    page.dataset.theme = "light";
    folded = [...document.querySelectorAll("article details:not([open])")];
    for (const details of folded) details.open = true;
  });
  addEventListener("afterprint", () => {
    page.dataset.theme = theme;
    for (const details of folded) details.open = false;
  });
})();
