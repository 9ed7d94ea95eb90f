// Small elements that need no server: relative times, copying, and the choice between light and dark.
(() => {
  const UNITS = [["year", 31536000], ["month", 2592000], ["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];
  const words = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "short" });
  const absolute = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "long" });
  const relative = (when) => {
    const seconds = (when - Date.now()) / 1000;
    if (Math.abs(seconds) < 3) return "just now";
    const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? UNITS.at(-1);
    return words.format(Math.trunc(seconds / length), unit);
  };

  customElements.define("vigia-time", class extends HTMLElement {
    static observedAttributes = ["datetime"];
    static all = new Set();
    connectedCallback() { this.constructor.all.add(this); this.show(); }
    disconnectedCallback() { this.constructor.all.delete(this); }
    attributeChangedCallback() { this.show(); }
    show() {
      const when = Date.parse(this.getAttribute("datetime") ?? "");
      if (Number.isNaN(when)) return;
      const text = relative(when);
      if (this.textContent !== text) this.textContent = text;
      const title = absolute.format(when);
      if (this.title !== title) this.title = title;
    }
  });
  setInterval(() => customElements.get("vigia-time").all.forEach((time) => time.show()), 1000);

  customElements.define("vigia-copy", class extends HTMLElement {
    connectedCallback() {
      if (this.firstChild) return;
      const button = document.createElement("button");
      button.className = "copy";
      button.textContent = "Copy";
      const said = document.createElement("span");
      said.setAttribute("role", "status");
      button.addEventListener("click", async () => {
        const source = document.getElementById(this.getAttribute("from"));
        try {
          await navigator.clipboard.writeText(source.textContent);
          said.textContent = "Copied.";
        } catch { // no permission, or a page that is not secure
          getSelection().selectAllChildren(source);
          said.textContent = "Selected; copy it with the keyboard.";
        }
      });
      this.append(button, said);
    }
  });

  const KEY = "vigia-scheme";
  const NEXT = { system: "light", light: "dark", dark: "system" };
  const apply = (scheme) => {
    document.documentElement.style.colorScheme = scheme === "system" ? "light dark" : scheme;
    window.dispatchEvent(new Event("vigia-scheme"));
  };
  const stored = () => localStorage.getItem(KEY) ?? "system";
  apply(stored());
  customElements.define("vigia-scheme", class extends HTMLElement {
    connectedCallback() {
      if (!this.firstChild) {
        this.button = document.createElement("button");
        this.button.className = "quiet";
        this.button.addEventListener("click", () => {
          localStorage.setItem(KEY, NEXT[stored()]);
          apply(stored());
          this.show();
        });
        this.append(this.button);
      }
      this.show();
    }
    show() {
      const scheme = stored();
      this.button.dataset.scheme = scheme;
      this.button.textContent = { system: "Auto", light: "Light", dark: "Dark" }[scheme];
      this.button.title = `Colours: ${scheme}. Press for ${NEXT[scheme]}.`;
    }
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => apply(stored()));
})();
