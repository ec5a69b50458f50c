
(function () {
  'use strict';
  var root = document.documentElement;

  function asked() {
    return { '#zh': 'zh', '#en': 'en' }[location.hash];
  }

  function each(selector, action) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), action);
  }

  function show(lang) {
    var suffix = lang === 'zh' ? 'Zh' : 'En';
    root.lang = lang === 'zh' ? 'zh-CN' : 'en';
    root.setAttribute('data-lang', lang);
    each('[data-title-en]', function (e) { e.title = e.dataset['title' + suffix]; });
    each('[data-hint-en]', function (e) { e.placeholder = e.dataset['hint' + suffix]; });
    each('[data-label-en]', function (e) {
      e.setAttribute('aria-label', e.dataset['label' + suffix]);
    });
    each('[data-text-en]', function (e) { e.textContent = e.dataset['text' + suffix]; });
    each('a[data-page]', function (e) { e.hash = lang; });
    document.dispatchEvent(new CustomEvent('kolscope:language', { detail: lang }));
  }

  document.getElementById('language').addEventListener('click', function () {
    location.replace(root.getAttribute('data-lang') === 'zh' ? '#en' : '#zh');
  });
  window.addEventListener('hashchange', function () { if (asked()) show(asked()); });
  // after the other scripts, so that they hear of it
  document.addEventListener('DOMContentLoaded', function () {
    show(asked() || (/^zh\b/i.test(navigator.language || '') ? 'zh' : 'en'));
  });
})();
