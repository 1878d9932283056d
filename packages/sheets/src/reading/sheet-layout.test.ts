import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeXlsx } from '../../testing/make-xlsx.ts';
import { readGoodsSheet } from './read-goods-sheet.ts';
import { readSheet } from './read-sheet.ts';

test('a header of two rows with merged groups is read from its lower row', async () => {
  const rows = [
    ['订单号', '收件信息', null, null, '发件人', null, '商品', '数量'],
    [null, '姓名', '电话', '地址', '姓名', '电话', null, null],
    ['D1', '王芳', '13800138000', '3-501', '阿宁', '13900139000', '草莓', 2],
  ];
  const merges = ['A1:A2', 'B1:D1', 'E1:F1', 'G1:G2', 'H1:H2'];
  const reading = await readSheet(await makeXlsx({ rows, merges }));
  assert.equal(reading.headerRow, 2);
  assert.deepEqual(reading.rows, [
    { orderNo: 'D1', recipientName: '王芳', phone: '13800138000', address: '3-501', product: '草莓', quantity: 2 },
  ]);
  assert.deepEqual(reading.ignoredRows, []);
});

test('the same header saved as csv, where merged cells are empty, is read too', async () => {
  const reading = await readSheet('订单号,收货人,,,商品,数量\n,姓名,电话,地址,,\nD1,王芳,13800138000,3-501,草莓,2\n');
  assert.equal(reading.headerRow, 2);
  assert.deepEqual(reading.rows, [
    { orderNo: 'D1', recipientName: '王芳', phone: '13800138000', address: '3-501', product: '草莓', quantity: 2 },
  ]);
});

test('a person merged over several rows is repeated for each product, amounts are not', async () => {
  const rows = [
    ['收货人', '电话', '商品', '数量', '小计'],
    ['王芳', '13800138000', '草莓', 2, 105],
    [null, null, '蓝莓', 1, null],
    ['李雷', '13900139000', '草莓', 1, 35],
  ];
  const reading = await readSheet(await makeXlsx({ rows, merges: ['A2:A3', 'B2:B3', 'E2:E3'] }));
  assert.deepEqual(reading.rows, [
    { recipientName: '王芳', phone: '13800138000', product: '草莓', quantity: 2, amount: 10_500 },
    { recipientName: '王芳', phone: '13800138000', product: '蓝莓', quantity: 1 },
    { recipientName: '李雷', phone: '13900139000', product: '草莓', quantity: 1, amount: 3500 },
  ]);
});

test('the header is found below a title and notes', async () => {
  const reading = await readSheet(
    '阳光花园 3月草莓团\n截单时间：3月1日\n\n下单人,电话,商品,数量\n王芳,13800138000,草莓,2\n',
  );
  assert.equal(reading.headerRow, 4);
  assert.deepEqual(reading.ignoredRows, [
    { row: 1, reason: 'above-header' },
    { row: 2, reason: 'above-header' },
  ]);
});

test('of several sheets the one with the orders is read, and a hidden one is told', async () => {
  const book = await makeXlsx(
    { name: '说明', rows: [['请勿修改表头'], ['谢谢']] },
    {
      name: '汇总',
      rows: [
        ['商品', '数量'],
        ['草莓', 3],
      ],
    },
    {
      name: '商品列表',
      rows: [
        ['订单号', '收货人', '电话', '商品', '数量'],
        ['D1', '王芳', '13800138000', '草莓', 2],
      ],
    },
    {
      name: '旧',
      hidden: true,
      rows: [
        ['订单号', '收货人', '电话', '商品', '数量', '地址'],
        ['D0', '旧', '1', '旧', 1, '旧'],
      ],
    },
  );
  const reading = await readSheet(book);
  assert.equal(reading.sheet, '商品列表');
  assert.deepEqual(reading.sheets, ['说明', '汇总', '商品列表', '旧']);
  assert.deepEqual(
    reading.problems.map(({ code, value }) => [code, value]),
    [['hidden_sheet_skipped', '旧']],
  );
  assert.equal((await readSheet(book, { sheet: '汇总' })).rows[0]?.quantity, 3);
});

test('building lines, totals, footers and blank tails are no orders', async () => {
  const reading = await readSheet(
    '序号,收货人,电话,商品,数量\n3号楼,,,,\n1,王芳,13800138000,草莓,2\n小计,,,,2\n5号楼,,,,\n2,李雷,13900139000,草莓,1\n' +
      '总计：,,,,3\n以上共2单请核对,,,,\n,,,,\n,,,,\n',
  );
  assert.deepEqual(
    reading.rows.map(({ recipientName }) => recipientName),
    ['王芳', '李雷'],
  );
  assert.deepEqual(
    reading.ignoredRows.map(({ row, reason }) => [row, reason]),
    [
      [2, 'note'],
      [4, 'total'],
      [5, 'note'],
      [7, 'total'],
      [8, 'note'],
    ],
  );
});

test('of two columns of one name the filled one counts, and a difference is told', async () => {
  const reading = await readSheet('订单号,收货人,收货人,电话\nD1,,王芳,13800138000\nD2,李雷,李蕾,13900139000\n');
  assert.deepEqual(
    reading.rows.map(({ recipientName }) => recipientName),
    ['王芳', '李雷'],
  );
  assert.deepEqual(
    reading.problems.map(({ row, code, value }) => [row, code, value]),
    [[3, 'duplicate_columns_differ', '李蕾']],
  );
});

test('Taobao: the changed address and the mobile number go first where they are given', async () => {
  const reading = await readSheet(
    '订单编号,买家会员名,宝贝标题 ,收货人姓名,收货地址 ,修改后的收货地址,联系电话 ,联系手机\n' +
      "2001,tb1,草莓,王芳,旧路1号,新路2号,0571-88888888,'13800138000\n2002,tb2,草莓,李雷,旧路3号,,0571-88888887,\n",
  );
  assert.deepEqual(
    reading.rows.map(({ address, phone }) => [address, phone]),
    [
      ['新路2号', '13800138000'],
      ['旧路3号', '0571-88888887'],
    ],
  );
  assert.deepEqual(reading.problems, []);
});

test("beside a supplier's own number ours is taken, whatever the columns' order", async () => {
  const reading = await readSheet(
    '订单号,平台订单号,系统单号,快递单号\nERP1,D1,S1,78123456789012\nERP2,,S2,78123456789013\n',
  );
  assert.deepEqual(
    reading.rows.map(({ orderNo }) => orderNo),
    ['D1', 'ERP2'],
  );
});

test('two address columns that say different things are told', async () => {
  const reading = await readSheet('收货人,地址,详细地址\n王芳,阳光花园,3-501\n李雷,5-201,5-201\n');
  assert.deepEqual(
    reading.problems.map(({ row, column, code, value }) => [row, column, code, value]),
    [[2, '地址', 'other_column_left_out', '阳光花园']],
  );
  assert.deepEqual(reading.cells, { nonEmpty: 9, used: 8, ignored: 0, inProblems: 1 });
});

test('numbered columns of one kind are not quietly dropped', async () => {
  const reading = await readSheet('收货人,商品1,数量1,商品2,数量2\n王芳,草莓,2,蓝莓,1\n李雷,草莓,1,,\n');
  assert.deepEqual(reading.rows[0], { recipientName: '王芳', product: '草莓', quantity: 2 });
  assert.deepEqual(
    reading.problems.map(({ row, column, code, value }) => [row, column, code, value]),
    [
      [2, '商品2', 'duplicate_columns_differ', '蓝莓'],
      [2, '数量2', 'duplicate_columns_differ', '1'],
    ],
  );
  assert.deepEqual(reading.cells, { nonEmpty: 13, used: 11, ignored: 0, inProblems: 2 });
});

test('a region in one column goes before the address, unless it stands there already', async () => {
  const reading = await readSheet(
    '收货人,省市区,详细地址\n王芳,浙江省/杭州市/西湖区,文一西路998号\n李雷,浙江省 杭州市 西湖区,浙江省杭州市西湖区古墩路1号\n',
  );
  assert.deepEqual(
    reading.rows.map(({ address }) => address),
    ['浙江省杭州市西湖区文一西路998号', '浙江省杭州市西湖区古墩路1号'],
  );
});

test('two filled tracking columns are two parcels', async () => {
  const reading = await readSheet(
    '订单号,快递单号,快递单号\nD1,SF1234567890123,SF1234567890124\nD2,,SF1234567890125\n',
  );
  assert.deepEqual(
    reading.rows.map(({ trackingNo }) => trackingNo),
    ['SF1234567890123,SF1234567890124', 'SF1234567890125'],
  );
});

test('cells parted by spaces or by Chinese commas are read when every line has the width of the header', async () => {
  const rows = [{ recipientName: '王芳', phone: '13800138000', product: '草莓', quantity: 2 }];
  for (const gap of [' ', '    ', '，', ';', '|']) {
    const text = ['姓名 电话 商品 数量', '王芳 13800138000 草莓 2'].join('\n').replaceAll(' ', gap);
    assert.deepEqual((await readSheet(text)).rows, rows);
  }
});

test('a column nobody knows stays in the reading for the mapping screen, which decides', async () => {
  const text = '接头人,呼叫,东东,个\n王芳,13800138000,草莓,2\n李雷,13900139000,蓝莓,1\n';
  const reading = await readSheet(text);
  assert.deepEqual(
    reading.columns.map(({ header, field, certainty }) => [header, field, certainty]),
    [
      ['接头人', null, 'guess'],
      ['呼叫', 'phone', 'guess'],
      ['东东', null, 'guess'],
      ['个', null, 'guess'],
    ],
  );
  assert.deepEqual(reading.rawRows[0], ['王芳', '13800138000', '草莓', '2']);
  const mapping = { 接头人: 'recipientName', 呼叫: 'phone', 东东: 'product', 个: 'quantity' };
  const mapped = await readSheet(text, { mapping });
  assert.deepEqual(mapped.rows[1], { recipientName: '李雷', phone: '13900139000', product: '蓝莓', quantity: 1 });
});

test('a column set aside by the mapping is left out', async () => {
  const reading = await readSheet('订单号,收货人,备注\nD1,王芳,内部\n', { mapping: { 备注: null } });
  assert.deepEqual(reading.rows, [{ orderNo: 'D1', recipientName: '王芳' }]);
  assert.equal(reading.columns[2]?.ignored, 'mapped-away');
});

test('the sender columns of a waybill sheet are never taken for the recipient', async () => {
  const reading = await readSheet(
    '订单号,寄件人姓名,寄件人电话,寄件人地址,收件人,收件人电话,收件人地址\nD1,阿宁,13900139000,仓库,王芳,13800138000,3-501\n',
  );
  assert.deepEqual(reading.rows, [{ orderNo: 'D1', recipientName: '王芳', phone: '13800138000', address: '3-501' }]);
});

test('a goods sheet as suppliers write it is read', async () => {
  const reading = await readGoodsSheet(
    '春季供货表\n货名,规格/包装,团购价,供货价,库存,产地,供货商,每人限购,分类,说明\n' +
      '丹东草莓,3斤/盒,￥59.9,45,100,辽宁丹东,老刘果园,2,水果,当天现摘\n土鸡蛋,30枚,45,38.5,,安徽,老刘果园,,蛋类,\n',
  );
  assert.equal(reading.headerRow, 2);
  assert.deepEqual(reading.rows, [
    {
      productName: '丹东草莓',
      spec: '3斤/盒',
      price: 5990,
      cost: 4500,
      stock: 100,
      origin: '辽宁丹东',
      supplier: '老刘果园',
      limitPerPerson: 2,
      category: '水果',
      note: '当天现摘',
    },
    {
      productName: '土鸡蛋',
      spec: '30枚',
      price: 4500,
      cost: 3850,
      origin: '安徽',
      supplier: '老刘果园',
      category: '蛋类',
    },
  ]);
});
