// What the site does a little better with a script; everything works without it.
"use strict";

// --- preferences: before the page is drawn, so that nothing flashes ----------------------------------------------
const root = document.documentElement;
const kept = {
  read(name) { try { return localStorage.getItem(name); } catch { return null; } },
  write(name, value) { try { localStorage.setItem(name, value); } catch { /* private mode: for this page only */ } },
};
for (const name of ["size", "theme"]) {
  const value = kept.read(name);
  if (value) root.dataset[name] = value;
}

function setUpPreferences() {
  const settings = document.querySelector("[data-preferences]");
  const form = settings.querySelector("form");
  settings.hidden = false;
  for (const name of ["size", "theme"]) {
    const value = root.dataset[name];
    if (value && form.elements[name]) form.elements[name].value = value;
  }
  form.addEventListener("change", ({ target }) => {
    root.dataset[target.name] = target.value;
    kept.write(target.name, target.value);
  });
  addEventListener("keydown", ({ key }) => { if (key === "Escape") settings.open = false; });
  addEventListener("click", ({ target }) => { if (!settings.contains(target)) settings.open = false; });
}

// --- copying a citation -----------------------------------------------------------------------------------------
function setUpCopying(scope) {
  for (const button of scope.querySelectorAll("[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
      const label = button.textContent;
      button.textContent = "已复制";
      setTimeout(() => { button.textContent = label; }, 2000);
    });
  }
}

// --- "/" goes to the search box ---------------------------------------------------------------------------------
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, select, textarea, [contenteditable]")) return;
  const box = document.querySelector("input[type=search]");
  if (box) { event.preventDefault(); box.focus(); box.select(); }
});

// --- filters without a full reload ------------------------------------------------------------------------------
// Links and forms inside [data-live="PATH"] that lead to PATH or below fetch the page and swap <main>; history keeps
// its sense.  Files to take away are left to the browser.
let running = null;

async function show(url, push) {
  running?.abort();
  running = new AbortController();
  const main = document.getElementById("main");
  main.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(url, { signal: running.signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("main");
    if (!answer.ok || !fresh) throw new Error(answer.statusText);
    if (push) history.pushState({ live: true }, "", url);
    document.title = page.title;
    document.body.className = page.body.className;
    main.replaceChildren(...fresh.childNodes);
    setUp(main);
    const told = main.querySelector("[data-told]"); // what changed, for those who hear the page
    told.tabIndex = -1;
    told.focus({ preventScroll: true });
    told.scrollIntoView({ block: "nearest" });
  } catch (error) {
    if (error.name !== "AbortError") location.href = url;
  } finally {
    main.removeAttribute("aria-busy");
  }
}

function isLive(element, url) {
  const path = element.closest("[data-live]")?.dataset.live;
  if (!path || url.origin !== location.origin || url.hash) return false;
  const rest = url.pathname.slice(path.length);
  return url.pathname.startsWith(path) && (rest === "" || /^\/(\d{4}(-\d\d)?|undated)$/.test(rest));
}

function setUpLive(scope) {
  if (!scope.querySelector("[data-live]")) return;
  history.replaceState({ live: true }, "", location.href);
  scope.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const url = new URL(link.getAttribute("href"), location.href);
    if (!isLive(link, url)) return;
    event.preventDefault();
    show(url, true);
  });
  scope.addEventListener("submit", (event) => {
    const url = new URL(event.target.action, location.href);
    if (!isLive(event.target, url)) return;
    event.preventDefault();
    const fields = [...new FormData(event.target)].filter(([, value]) => value);
    url.search = new URLSearchParams(fields);
    show(url, true);
  });
}

addEventListener("popstate", (event) => { if (event.state?.live) show(location.href, false); });

// --- suggestions while typing -----------------------------------------------------------------------------------
function setUpSuggestions(scope) {
  for (const input of scope.querySelectorAll("[data-suggest]")) new Suggestions(input);
}

class Suggestions {
  constructor(input) {
    this.input = input;
    this.list = document.createElement("ul");
    Object.assign(this.list, { id: `${input.id}-suggestions`, className: "suggestions", hidden: true });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "检索建议");
    input.closest("form").append(this.list);
    for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list", "aria-controls": this.list.id })) {
      input.setAttribute(name, value);
    }
    input.addEventListener("input", () => { clearTimeout(this.timer); this.timer = setTimeout(() => this.ask(), 120); });
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
  }

  async ask() {
    const typed = this.input.value.trim();
    if (!typed) return this.close();
    const answer = await fetch(`/api/v1/suggest?q=${encodeURIComponent(typed)}`).catch(() => null);
    if (!answer?.ok || this.input.value.trim() !== typed || document.activeElement !== this.input) return;
    this.fill((await answer.json()).items);
  }

  fill(items) {
    this.at = -1;
    this.input.removeAttribute("aria-activedescendant");
    this.list.replaceChildren(...items.map((item, index) => {
      const option = document.createElement("li");
      option.id = `${this.list.id}-${index}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.url = item.url;
      const label = document.createElement("span");
      label.textContent = item.label;
      const kind = document.createElement("span");
      kind.className = "hint";
      kind.textContent = item.kind;
      option.append(label, kind);
      option.addEventListener("mousedown", (event) => { event.preventDefault(); location.href = item.url; });
      return option;
    }));
    this.list.hidden = !items.length;
    this.input.setAttribute("aria-expanded", String(items.length > 0));
  }

  key(event) {
    const options = [...this.list.children];
    if (event.key === "Escape" && !this.list.hidden) { event.preventDefault(); return this.close(); }
    if (this.list.hidden || !options.length) return;
    if (event.key === "Enter" && this.at >= 0) { event.preventDefault(); location.href = options[this.at].dataset.url; }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    const step = event.key === "ArrowDown" ? 1 : -1;
    this.at = (this.at + step + options.length + (this.at < 0 && step < 0 ? 1 : 0)) % options.length;
    options.forEach((option, index) => option.setAttribute("aria-selected", String(index === this.at)));
    this.input.setAttribute("aria-activedescendant", options[this.at].id);
    options[this.at].scrollIntoView({ block: "nearest" });
  }

  close() {
    this.list.hidden = true;
    this.at = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}

// --- starting ---------------------------------------------------------------------------------------------------
function setUp(scope) {
  setUpCopying(scope);
  setUpSuggestions(scope);
  const fold = scope.querySelector("[data-fold]");
  if (fold && matchMedia("(min-width: 56rem)").matches) fold.open = true;
}

document.addEventListener("DOMContentLoaded", () => {
  setUpPreferences();
  setUpLive(document.getElementById("main"));
  setUp(document);
});
