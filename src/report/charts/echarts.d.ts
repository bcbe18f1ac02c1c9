/** The part of ECharts that charts use; its own types need a browser's. */
declare module 'echarts/dist/echarts.esm.min.mjs' {
  interface Chart {
    setOption(option: object): void
    renderToSVGString(): string
    dispose(): void
  }

  export function init(
    element: null,
    theme: null,
    options: { renderer: 'svg'; ssr: true; width: number; height: number },
  ): Chart
}
