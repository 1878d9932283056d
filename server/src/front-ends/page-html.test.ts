import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutTemplate, dataOf, headOf } from './page-html.ts';

test('head and data take the place of their marks', () => {
  const fill = cutTemplate('<head><!--heyi:head--></head><body><!--heyi:data--></body>');
  assert.equal(fill('H', 'D'), '<head>H</head><body>D</body>');
  assert.equal(fill('$&', "$'"), "<head>$&</head><body>$'</body>");
});

test('a template without marks is refused', () => {
  assert.throws(() => cutTemplate('<head></head>'), /lacks its marks/);
  assert.throws(() => cutTemplate('<head><!--heyi:head--></head>'), /lacks its marks/);
});

test('a title and a description stay text', () => {
  const head = headOf(
    { title: '</title><script>alert(1)</script>', description: '5" & <b>', pictureFileId: 'f1', replies: {} },
    'https://shop.example',
  );
  assert.ok(head.startsWith('<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title>'));
  assert.ok(head.includes('<meta name="description" content="5&quot; &amp; &lt;b&gt;" />'));
  assert.ok(head.includes('<meta property="og:image" content="https://shop.example/media/f1/750.webp" />'));
});

test('a reply cannot end its data block and reads back unchanged', () => {
  const replies = { '/api/store/shop': { name: '</script><script>alert(1)</script><!--' } };
  const block = dataOf(replies);
  const json = block.slice(block.indexOf('>') + 1, block.lastIndexOf('<'));
  assert.equal(json.includes('<'), false);
  assert.deepEqual(JSON.parse(json), replies);
});
