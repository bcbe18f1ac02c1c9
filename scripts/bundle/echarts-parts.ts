/**
 * The parts of ECharts that charts are drawn with, as the build joins them: a sixteenth of the file that `charts.ts`
 * loads from the package, with the same drawings.
 */
import { CustomChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([CustomChart, GridComponent, SVGRenderer])

export { init }
