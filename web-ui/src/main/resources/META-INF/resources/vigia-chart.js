// Draws what the server describes (dev.vigia.ui.chart) with ECharts. Texts become text nodes, never HTML.
(() => {
  const HEIGHT = { healthy: 0.3, unknown: 0.2, warning: 0.66, critical: 1 };
  const clock = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });
  const percent = (share) => (share > 0 && share < 0.001 ? "< 0.1 %" : `${(share * 100).toFixed(1)} %`);

  const tip = (title, lines) => {
    const box = document.createElement("div");
    box.className = "vigia-tip";
    const head = document.createElement("strong");
    head.textContent = title;
    box.append(head);
    lines.forEach((line) => {
      const p = document.createElement("div");
      p.textContent = line;
      box.append(p);
    });
    return box;
  };

  const drawings = {
    timeline: (drawing, color, narrow) => {
      const cells = drawing.lanes.flatMap((lane, row) => lane.cells.map((cell) => ({ ...cell, row, lane: lane.label })));
      return {
        grid: { left: narrow ? 8 : 132, right: 8, top: narrow ? 20 : 6, bottom: 26 },
        tooltip: { formatter: ({ data }) => {
          const cell = cells[data[3]];
          return tip(`${cell.lane}: ${cell.outcome}`, [`${clock.format(cell.from)} – ${clock.format(cell.to)}`, cell.text]);
        } },
        xAxis: { type: "time", min: drawing.from, max: drawing.to, axisLine: { lineStyle: { color: color.line } }, axisTick: { show: false },
          axisLabel: { color: color.ink2, hideOverlap: true }, splitLine: { show: false } },
        yAxis: { type: "category", inverse: true, data: drawing.lanes.map((lane) => lane.label), axisLine: { show: false }, axisTick: { show: false },
          axisLabel: narrow ? { color: color.ink, inside: true, verticalAlign: "bottom", padding: [0, 0, 20, -8], fontWeight: 600, fontSize: 11 }
            : { color: color.ink, fontWeight: 600, width: 122, overflow: "truncate" } },
        series: [{ type: "custom", clip: true, encode: { x: [0, 1], y: 2 }, data: cells.map((cell, index) => [cell.from, cell.to, cell.row, index]),
          renderItem: (params, api) => {
            const cell = cells[api.value(3)];
            const [x0, y] = api.coord([api.value(0), api.value(2)]);
            const [x1] = api.coord([api.value(1), api.value(2)]);
            const full = api.size([0, 1])[1] * (narrow ? 0.5 : 0.72);
            const height = Math.max(3, full * HEIGHT[cell.health]);
            const gap = x1 - x0 > 5 ? 1.500 : 0;
            const hollow = cell.health === "unknown";
            const bottom = y + api.size([0, 1])[1] * 0.38;
            const style = { fill: hollow ? color.surface : color[cell.health], stroke: color[cell.health], lineWidth: hollow ? 1 : 0 };
            const bar = { type: "rect", style, shape: { x: x0 + gap / 2, y: bottom - height, width: Math.max(1, x1 - x0 - gap), height, r: 1.500 } };
            const area = { type: "rect", style: { fill: "transparent" }, shape: { x: x0, y: bottom - full, width: Math.max(1, x1 - x0), height: full } };
            return { type: "group", children: [area, bar] };
          } }],
      };
    },
    bars: (drawing, color) => ({
      color: [color.baseline, color.window],
      grid: { left: 46, right: 8, top: 34, bottom: 34 },
      legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 12, textStyle: { color: color.ink2 }, data: ["Baseline", "Window"] },
      tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, formatter: (points) => {
        const bin = drawing.bins[points[0].dataIndex];
        return tip(`${drawing.unit}: ${bin.range}`, [`Baseline ${percent(bin.baseline)}`, `Window ${percent(bin.window)}`]);
      } },
      xAxis: { type: "category", data: drawing.bins.map((bin) => bin.label), axisTick: { show: false }, axisLine: { lineStyle: { color: color.line } },
        axisLabel: { color: color.ink2, hideOverlap: true } },
      yAxis: { type: "value", axisLabel: { color: color.ink2, formatter: (share) => `${+(share * 100).toFixed(1)} %` }, splitLine: { lineStyle: { color: color.line } } },
      series: [
        { name: "Baseline", type: "bar", barGap: drawing.touching ? "-100%" : "8%", barCategoryGap: drawing.touching ? "6%" : "28%",
          itemStyle: { borderRadius: [2, 2, 0, 0] }, data: drawing.bins.map((bin) => bin.baseline) },
        { name: "Window", type: "bar", z: 3,
          itemStyle: drawing.touching
            ? { color: color.windowSoft, borderColor: color.window, borderWidth: 1.500, borderRadius: [2, 2, 0, 0] }
            : { borderRadius: [2, 2, 0, 0] },
          data: drawing.bins.map((bin) => bin.window) },
      ],
    }),
  };

  const NAMES = { ink: "--v-ink", ink2: "--v-ink-2", line: "--v-line", surface: "--v-surface", baseline: "--v-baseline", window: "--v-window",
    windowSoft: "--v-window-soft", healthy: "--v-healthy", unknown: "--v-unknown", warning: "--v-warning", critical: "--v-critical" };

  customElements.define("vigia-chart", class extends HTMLElement {
    #drawing;
    #chart;
    #sizes = new ResizeObserver(() => { this.#chart?.resize(); this.draw(); });
    #repaint = () => this.draw();
    set drawing(drawing) { this.#drawing = drawing; this.draw(); }
    get drawing() { return this.#drawing; }
    connectedCallback() {
      this.#sizes.observe(this);
      addEventListener("vigia-scheme", this.#repaint);
      this.draw();
    }
    disconnectedCallback() {
      this.#sizes.disconnect();
      removeEventListener("vigia-scheme", this.#repaint);
      this.#chart?.dispose();
      this.#chart = undefined;
    }
    colors() {
      const probe = this.appendChild(document.createElement("i"));
      const colors = Object.fromEntries(Object.entries(NAMES).map(([name, property]) => {
        probe.style.color = `var(${property})`;
        return [name, getComputedStyle(probe).color];
      }));
      probe.remove();
      return colors;
    }
    draw() {
      if (!this.isConnected || !this.#drawing || !window.echarts || this.clientWidth === 0) return;
      const color = this.colors();
      const narrow = this.clientWidth < 560;
      this.#chart ??= echarts.init(this);
      this.#chart.setOption({
        animation: false,
        textStyle: { fontFamily: getComputedStyle(this).fontFamily, color: color.ink },
        ...drawings[this.#drawing.kind](this.#drawing, color, narrow),
      }, true);
      this.#chart.setOption({ tooltip: { confine: true, backgroundColor: color.surface, borderColor: color.line, textStyle: { color: color.ink, fontSize: 13 } } });
      this.dataset.drawn = this.#drawing.kind;
    }
  });
})();
