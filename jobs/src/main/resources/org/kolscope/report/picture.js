
(function () {
  'use strict';
  var holder = document.getElementById('ranges');
  var kols = JSON.parse(document.getElementById('ranges-data').textContent);
  var tones = { A: '#17695a', B: '#a0600c', C: '#667085' };
  var texts = {
    en: { axis: 'place (1 is best)', account: 'account ', place: 'Place', range: '90% range',
          group: 'Group', score: 'Score' },
    zh: { axis: '名次（1 为最好）', account: '账号 ', place: '名次', range: '90% 名次区间',
          group: '组', score: '得分' }
  };
  var words = texts.en;
  var last = kols.reduce(function (most, k) { return Math.max(most, k.high, k.rank); }, 1);
  // never lower than the box that explains a bar
  function height(perKol) {
    return Math.max(190, kols.length * perKol + 56);
  }

  holder.style.height = height(26) + 'px';
  var chart = echarts.init(holder, null, { renderer: 'svg' });

  // characters that turn the direction of text have no place in a label
  function name(kol) {
    var plain = (kol.name || '').replace(/[\u0000-\u001f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
    return plain || words.account + kol.id;
  }

  function places(kol) {
    return kol.low === kol.high ? String(kol.low) : kol.low + '\u2013' + kol.high;
  }

  // elements, not HTML: a name is never markup
  function hint(point) {
    var kol = kols[point.dataIndex];
    var box = document.createElement('div');
    var head = document.createElement('b');
    var who = document.createElement('bdi');
    who.textContent = kol.name || words.account + kol.id;
    head.appendChild(who);
    box.appendChild(head);
    [[words.place, kol.rank], [words.range, places(kol)], [words.group, kol.group],
      [words.score, kol.score]].forEach(function (pair) {
        var line = document.createElement('div');
        line.textContent = pair[0] + ': ' + pair[1];
        box.appendChild(line);
      });
    return box;
  }

  function bar(params, api) {
    var from = api.coord([api.value(1), api.value(0)]);
    var to = api.coord([api.value(2), api.value(0)]);
    var dot = api.coord([api.value(3), api.value(0)]);
    var tone = tones[kols[params.dataIndex].group];
    return {
      type: 'group',
      children: [
        { type: 'rect', shape: { x: from[0] - 4, y: from[1] - 6, width: to[0] - from[0] + 8,
            height: 12, r: 6 }, style: { fill: tone, opacity: 0.32 } },
        { type: 'circle', shape: { cx: dot[0], cy: dot[1], r: 5 },
          style: { fill: tone, stroke: '#fff', lineWidth: 1.5 } }
      ]
    };
  }

  function draw() {
    var room = Math.min(220, Math.round(chart.getWidth() * 0.36));
    var step = Math.ceil((last + 1) / (chart.getWidth() < 600 ? 8 : 15));
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { left: room, right: 24, top: 6, bottom: 48 },
      tooltip: { trigger: 'item', confine: true, formatter: hint },
      xAxis: { type: 'value', min: 0, max: Math.ceil((last + 1) / step) * step,
        interval: step, name: words.axis,
        nameLocation: 'middle', nameGap: 28, nameTextStyle: { color: '#566070' },
        axisLabel: { color: '#566070',
          formatter: function (v) { return v < 1 || v > last ? '' : String(v); } },
        splitLine: { lineStyle: { color: '#e6eaee' } } },
      yAxis: { type: 'category', inverse: true, axisTick: { show: false },
        axisLine: { lineStyle: { color: '#b9c1cb' } },
        data: kols.map(function (k, i) { return i; }),
        axisLabel: { interval: 0, width: room - 14, overflow: 'truncate', color: '#1c2430',
          fontSize: 13,
          formatter: function (v, i) { return kols[i].rank + '  ' + name(kols[i]); } } },
      series: [{ type: 'custom', renderItem: bar, encode: { x: [1, 2, 3], y: 0 },
        data: kols.map(function (k, i) { return [i, k.low, k.high, k.rank]; }) }]
    });
  }

  function fit(perKol, width) {
    holder.style.height = height(perKol) + 'px';
    chart.resize({ width: width || holder.clientWidth, height: height(perKol) });
    draw();
  }

  document.addEventListener('kolscope:language', function (event) {
    words = texts[event.detail];
    draw();
  });
  window.addEventListener('resize', function () { fit(26); });
  window.addEventListener('beforeprint', function () { fit(17, 1000); });
  window.addEventListener('afterprint', function () { fit(26); });
})();
