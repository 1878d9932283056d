import { BarChart, type BarSeriesOption, LineChart, type LineSeriesOption } from 'echarts/charts';
import {
  GridComponent,
  type GridComponentOption,
  LegendComponent,
  type LegendComponentOption,
  TooltipComponent,
  type TooltipComponentOption,
} from 'echarts/components';
import { type ComposeOption, type EChartsType, init, registerTheme, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

/** What `ChartBox` can draw: bars and lines on one grid. */
export type ChartOption = ComposeOption<
  BarSeriesOption | LineSeriesOption | GridComponentOption | LegendComponentOption | TooltipComponentOption
>;

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

let themed = false;

/** An empty chart in `element`, in Heyi's colours and type. */
export function drawChart(element: HTMLElement): EChartsType {
  if (!themed) registerTheme('paper', readTheme());
  themed = true;
  return init(element, 'paper', { renderer: 'svg' });
}

function readTheme(): object {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  const soft = token('--ink-soft');
  const line = token('--line');
  const label = { color: soft, fontSize: 12 };
  return {
    color: [token('--persimmon'), token('--ink-soft'), token('--green'), token('--blue'), token('--amber')],
    textStyle: { fontFamily: token('--font'), color: token('--ink') },
    grid: { left: 4, right: 4, top: 16, bottom: 0, outerBoundsMode: 'same' },
    categoryAxis: {
      axisLine: { lineStyle: { color: line } },
      axisTick: { show: false },
      axisLabel: label,
      splitLine: { show: false },
    },
    valueAxis: { axisLine: { show: false }, axisLabel: label, splitLine: { lineStyle: { color: line } } },
    bar: { barMaxWidth: 28, itemStyle: { borderRadius: [4, 4, 0, 0] } },
    line: { symbolSize: 6, lineStyle: { width: 2 } },
    legend: { textStyle: { color: soft } },
    tooltip: {
      backgroundColor: token('--sheet'),
      borderColor: line,
      textStyle: { color: token('--ink'), fontSize: 13 },
      extraCssText: 'box-shadow: none',
    },
  };
}
