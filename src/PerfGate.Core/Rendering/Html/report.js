'use strict';
(() => {
  const page = 200;
  const rows = JSON.parse(document.getElementById('data').textContent);
  const table = document.getElementById('results');
  const body = table.tBodies[0];
  const search = document.getElementById('search');
  const outcome = document.getElementById('outcome');
  const count = document.getElementById('count');
  const more = document.getElementById('more');
  const heads = [...table.tHead.rows[0].cells];
  // Fields of a row: outcome, decision, name, metric, base, head, change, interval, then the numbers that base, head and change sort by.
  const key = [r => r[0], r => r[2], r => r[3], r => r[8], r => r[9], r => r[10], r => r[10]];
  const cells = [r => r[0] + (r[1] === 'pass' ? '' : ', ' + r[1]), r => r[2], r => r[3], r => r[4], r => r[5], r => r[6], r => r[7]];
  let shown = rows, column = -1, descending = false, limit = page;

  function compare(a, b) {
    const x = key[column](a), y = key[column](b);
    if (x === y) return 0;
    if (x === null || x === '') return 1;
    if (y === null || y === '') return -1;
    const order = x < y ? -1 : 1;
    return descending ? -order : order;
  }

  function draw() {
    const part = document.createDocumentFragment();
    for (const row of shown.slice(0, limit)) {
      const line = document.createElement('tr');
      cells.forEach((text, i) => {
        const cell = document.createElement('td');
        if (i === 1) {
          const code = document.createElement('code');
          // A line may end behind a dot; nothing else of a name tells where.
          text(row).split(/(?<=\.)/).forEach((piece, at) => code.append(...(at > 0 ? [document.createElement('wbr'), piece] : [piece])));
          cell.append(code);
        } else {
          cell.textContent = text(row);
        }
        if (i > 2) cell.className = 'n';
        if (i === 0) cell.className = row[1] === 'pass' ? row[0] : row[1];
        line.append(cell);
      });
      part.append(line);
    }
    body.replaceChildren(part);
    count.textContent = `${Math.min(limit, shown.length)} of ${shown.length} shown, ${rows.length} in all`;
    more.hidden = limit >= shown.length;
  }

  function select() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = outcome.value;
    shown = rows.filter(r => (wanted === '' || r[0] === wanted || r[1] === wanted)
      && words.every(word => r[2].toLowerCase().includes(word) || r[3].toLowerCase().includes(word)));
    if (column >= 0) shown.sort(compare);
    limit = page;
    draw();
  }

  heads.forEach((head, i) => head.querySelector('button').addEventListener('click', () => {
    descending = column === i ? !descending : i > 2;
    column = i;
    heads.forEach(other => other.removeAttribute('aria-sort'));
    head.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
    select();
  }));
  search.addEventListener('input', select);
  outcome.addEventListener('change', select);
  more.addEventListener('click', () => { limit += 5 * page; draw(); });
  select();
})();
