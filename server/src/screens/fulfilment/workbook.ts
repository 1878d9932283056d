import { writeSheet, type WriteSheet } from '@heyi/sheets';
import { goodsOf, placeOf, purchaseOf, sortRows, totalsOf } from './arrange.ts';
import type { SaleHead, SaleRow } from './read-sale-rows.ts';

type SheetKind = 'purchase' | 'sorting' | 'labels' | 'payments' | 'orders';

export interface WorkbookRequest {
  readonly kind: SheetKind;
  readonly sale: SaleHead;
  readonly rows: readonly SaleRow[];
  readonly payments: readonly PaymentRow[];
  readonly supplierId: string | null;
  readonly now: Date;
}

/** One order's money, for the list of who has paid. */
export interface PaymentRow {
  readonly serial: number;
  readonly recipientName: string;
  readonly nickname: string;
  readonly communityName: string;
  readonly reference: string;
  readonly payableFen: number;
  readonly paidFen: number;
  readonly refundedFen: number;
  readonly dueFen: number;
  readonly method: string;
}

const names: Readonly<Record<SheetKind, string>> = {
  purchase: '采购单',
  sorting: '分拣单',
  labels: '标签',
  payments: '收款单',
  orders: '发货单',
};

/** The file of a sheet: frozen headers, real numbers, text phones. */
export async function buildWorkbook(request: WorkbookRequest): Promise<{ bytes: Buffer; fileName: string }> {
  const sheets = builders[request.kind](request);
  const bytes = await writeSheet({ sheets, createdAt: request.now, creator: '合一' });
  const supplier = request.supplierId === null ? '' : `-${request.rows[0]?.supplierName ?? ''}`;
  return { bytes: Buffer.from(bytes), fileName: `${request.sale.title}-${names[request.kind]}${supplier}.xlsx` };
}

const builders: Readonly<Record<SheetKind, (request: WorkbookRequest) => WriteSheet[]>> = {
  purchase: purchaseSheets,
  sorting: sortingSheets,
  labels: labelSheets,
  payments: paymentSheets,
  orders: orderSheets,
};

function purchaseSheets({ sale, rows }: WorkbookRequest): WriteSheet[] {
  return purchaseOf(rows).map((supplier) => ({
    name: supplier.supplierName || '未填供货商',
    title: `${sale.title} 采购单 ${supplier.supplierName}`.trim(),
    columns: [
      { title: '编号', kind: 'text' },
      { title: '商品', kind: 'text' },
      { title: '规格', kind: 'text' },
      { title: '数量', kind: 'number' },
      { title: '单位', kind: 'text' },
      { title: '订单数', kind: 'number', total: false },
      { title: '成本合计', kind: 'money' },
    ],
    rows: supplier.lines.map((line) => [
      line.itemCode,
      line.name,
      line.spec,
      line.quantity,
      line.unit,
      line.orders,
      line.costFen,
    ]),
    totals: true,
  }));
}

function sortingSheets({ sale, rows }: WorkbookRequest): WriteSheet[] {
  const sorted = sortRows(rows, 'building-room-product');
  return [
    {
      name: '分拣单',
      title: `${sale.title} 分拣单`,
      columns: [
        { title: '社群', kind: 'text' },
        { title: '楼', kind: 'text' },
        { title: '送到', kind: 'text' },
        { title: '接龙号', kind: 'number', total: false },
        { title: '称呼', kind: 'text' },
        { title: '商品', kind: 'text' },
        { title: '数量', kind: 'number', total: false },
        { title: '单位', kind: 'text' },
        { title: '付款', kind: 'text' },
        { title: '备注', kind: 'text' },
        { title: '电话', kind: 'text' },
      ],
      rows: sorted.map((row) => [
        row.communityName,
        row.deliveryKind === 'building' ? row.building : '',
        placeOf(row),
        row.serial,
        row.nickname || row.recipientName,
        goodsOf(row),
        row.quantity,
        row.saleUnit,
        row.paid ? '已付' : '未付',
        row.note,
        row.phone,
      ]),
      groups: { column: 1 },
      landscape: true,
    },
    {
      name: '每处合计',
      columns: [
        { title: '社群', kind: 'text' },
        { title: '楼或自提点', kind: 'text' },
        { title: '商品', kind: 'text' },
        { title: '数量', kind: 'number' },
        { title: '单位', kind: 'text' },
      ],
      rows: [...Map.groupBy(sorted, stopOf).values()].flatMap((stop) =>
        totalsOf(stop).map((total) => [
          stop[0]!.communityName,
          stopName(stop[0]!),
          total.goods,
          total.quantity,
          total.unit,
        ]),
      ),
      groups: { column: 1 },
    },
  ];
}

const stopName = (row: SaleRow): string => {
  if (row.deliveryKind === 'pickup') return row.pickupPointName || '自提';
  return row.deliveryKind === 'parcel' ? '快递' : row.building || '未写楼号';
};

const stopOf = (row: SaleRow): string => `${row.communityName} ${row.deliveryKind} ${stopName(row)}`;

/** One row per unit: what a label printer's own program takes. */
function labelSheets({ rows }: WorkbookRequest): WriteSheet[] {
  const units = sortRows(rows, 'building-room-product').flatMap((row) =>
    Array.from({ length: Math.ceil(row.quantity) }, (_, index) => ({ row, index })),
  );
  return [
    {
      name: '标签',
      columns: ['送到', '称呼', '商品', '第几件', '接龙号', '尾号', '备注'].map((title) => ({ title, kind: 'text' })),
      rows: units.map(({ row, index }) => [
        placeOf(row),
        row.nickname || row.recipientName,
        goodsOf(row),
        `${index + 1}/${Math.ceil(row.quantity)}`,
        String(row.serial),
        row.phone.slice(-4),
        row.note,
      ]),
    },
  ];
}

function paymentSheets({ sale, payments }: WorkbookRequest): WriteSheet[] {
  return [
    {
      name: '收款单',
      title: `${sale.title} 收款单`,
      columns: [
        { title: '接龙号', kind: 'number', total: false },
        { title: '称呼', kind: 'text' },
        { title: '社群', kind: 'text' },
        { title: '付款备注号', kind: 'text' },
        { title: '应付', kind: 'money' },
        { title: '已付', kind: 'money' },
        { title: '已退', kind: 'money' },
        { title: '待付', kind: 'money' },
        { title: '方式', kind: 'text' },
      ],
      rows: payments.map((row) => [
        row.serial,
        row.nickname || row.recipientName,
        row.communityName,
        row.reference,
        row.payableFen,
        row.paidFen,
        row.refundedFen,
        row.dueFen,
        row.method,
      ]),
      totals: true,
    },
  ];
}

/** What a supplier needs to send parcels, and fills in: only the personal data of delivery. */
function orderSheets({ rows, supplierId }: WorkbookRequest): WriteSheet[] {
  const sent = rows.filter((row) => row.deliveryKind === 'parcel');
  const own = supplierId === null ? sent : sent.filter((row) => row.supplierId === supplierId);
  return [
    {
      name: '发货单',
      columns: [
        '订单号',
        '接龙号',
        '收货人',
        '联系电话',
        '详细地址',
        '商品',
        '规格',
        { title: '数量', kind: 'number' as const, total: false },
        '备注',
        '快递公司',
        '快递单号',
      ].map((column) => (typeof column === 'string' ? { title: column, kind: 'text' as const } : column)),
      rows: own.map((row) => [
        row.code,
        String(row.serial),
        row.recipientName,
        row.phone,
        row.address,
        row.name,
        row.spec,
        row.quantity,
        row.note,
        '',
        '',
      ]),
    },
  ];
}
