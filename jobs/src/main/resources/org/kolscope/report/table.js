
(function () {
  'use strict';
  var table = document.getElementById('kols');
  if (!table) return;
  var body = table.tBodies[0];
  var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
  var rows = Array.prototype.slice.call(body.rows);
  rows.forEach(function (row, place) { row.place = place; });
  var find = document.getElementById('find');
  var group = document.getElementById('group');
  var definition = document.getElementById('definition');

  // n/a is last in both directions; equal keys keep the order of the ranking
  function compare(a, b, column, direction) {
    var x = a.cells[column].dataset.key, y = b.cells[column].dataset.key;
    var order;
    if (x === '' || y === '') order = (x === '') - (y === '');
    else if (isNaN(x) || isNaN(y)) order = direction * x.localeCompare(y, 'zh-CN');
    else order = direction * (x - y);
    return order || a.place - b.place;
  }

  function sort(column) {
    var head = heads[column];
    var now = head.getAttribute('aria-sort');
    var next = !now ? head.firstElementChild.dataset.first
        : now === 'ascending' ? 'descending' : 'ascending';
    heads.forEach(function (h) { h.removeAttribute('aria-sort'); });
    head.setAttribute('aria-sort', next);
    var direction = next === 'ascending' ? 1 : -1;
    rows.slice().sort(function (a, b) { return compare(a, b, column, direction); })
        .forEach(function (row) { body.appendChild(row); });
  }

  function filter() {
    var text = find.value.trim().toLowerCase();
    var shown = 0;
    rows.forEach(function (row) {
      var fits = (!group.value || row.dataset.group === group.value)
          && row.dataset.search.indexOf(text) >= 0;
      row.hidden = !fits;
      if (fits) shown++;
    });
    document.getElementById('shown').textContent = String(shown);
  }

  // both are our own words, in both languages
  function define(button) {
    var label = document.createElement('b');
    var words = document.createElement('span');
    label.innerHTML = button.innerHTML;
    words.innerHTML = document.getElementById(button.getAttribute('aria-describedby')).innerHTML;
    definition.replaceChildren(label, words);
  }

  heads.forEach(function (head, column) {
    var button = head.firstElementChild;
    button.addEventListener('click', function () { sort(column); });
    button.addEventListener('focus', function () { define(button); });
    button.addEventListener('mouseenter', function () { define(button); });
  });
  find.addEventListener('input', filter);
  group.addEventListener('change', filter);
  filter();
})();
