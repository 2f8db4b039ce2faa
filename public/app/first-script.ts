/**
 * Runs before anything else, in index.html itself (build/first-script.ts), and also in browsers that can run nothing
 * else: it is written in the JavaScript of 2009. It finds the page's folder, and tells what keeps the page from starting.
 */
(function () {
  // Below a path of a site, without the last slash, the page would look for its parts one folder too high.
  if (!/\/(index\.html)?$/.test(location.pathname))
    history.replaceState(history.state, '', location.pathname + '/' + location.search + location.hash);

  /** `old`: the browser lacks something. `cut`: the page's script did not come. `broken`: it threw an error. */
  type Why = 'old' | 'cut' | 'broken';

  var lacking: string[] = [];

  function need(name: string, isThere: () => unknown): void {
    try {
      if (isThere()) return;
    } catch (_) {
      // Blocked is as good as missing.
    }
    lacking.push(name);
  }

  need('JavaScript modules', function () {
    return 'noModule' in HTMLScriptElement.prototype;
  });
  need('BigInt', function () {
    return BigInt(1);
  });
  need('crypto.getRandomValues', function () {
    return crypto.getRandomValues(new Uint8Array(1));
  });
  need('Intl.Segmenter', function () {
    return Intl.Segmenter;
  });
  need('URL.canParse', function () {
    return URL.canParse(location.href);
  });
  need('popover', function () {
    return 'popover' in HTMLElement.prototype;
  });
  need('CSS nesting', function () {
    return CSS.supports('selector(&)');
  });

  var root = document.documentElement;

  /** Traditional Chinese is not simplified: whoever reads it may read the next of their languages better. */
  function isReadBy(language: string, tag: string): boolean {
    var base = language.split('-')[0];
    return new RegExp('^' + base + '(-|$)', 'i').test(tag) && !/^zh.*-(Hant|TW|HK|MO)/i.test(tag);
  }

  function wantedLanguages(): readonly string[] {
    var kept: string | null = null;
    try {
      kept = localStorage.getItem('parley.language');
    } catch (_) {
      // Without storage the browser decides.
    }
    if (kept) return [kept];
    // The page around a frame may propose one (public/embed/messages.ts).
    var proposed = parent !== window && /^parley-room\?(?:.*&)?language=([\w-]+)/.exec(window.name);
    return proposed ? [proposed[1] || ''].concat(navigator.languages) : navigator.languages;
  }

  // The words are asked for together with the page's script, which puts them in place (view/words/page-language.ts).
  // Until then nothing is shown: it would be English.
  try {
    wantedLanguages().some(function (tag) {
      if (/^en(-|$)/i.test(tag)) return true;
      return (root.getAttribute('data-languages') || '').split(' ').some(function (offered) {
        var language = offered.split('=')[0] || '';
        if (!language || !isReadBy(language, tag)) return false;
        var part = document.createElement('link');
        part.rel = 'modulepreload';
        part.id = 'language';
        part.href = offered.slice(language.length + 1);
        root.lang = language;
        root.dir = language === 'ar' ? 'rtl' : 'ltr';
        root.style.visibility = 'hidden';
        document.head.appendChild(part);
        return true;
      });
    });
  } catch (_) {
    // English it is.
  }

  function show(why: Why, what: string): void {
    var box = document.getElementById('stopped');
    // Something else is on the page already, or the first reason, which the others follow from.
    if (!box || box.getAttribute('data-why')) return;
    box.setAttribute('data-why', why);
    // The words of the language are not there, and perhaps never will be.
    if (root.style.visibility) {
      root.lang = 'en';
      root.dir = 'ltr';
      root.style.visibility = '';
    }
    box.hidden = false;
    document.body.setAttribute('data-dead-end', '');
    (document.getElementById('stopped-' + why) as HTMLElement).hidden = false;
    (document.getElementById('stopped-what') as HTMLElement).textContent = what;
    var again = document.getElementById('stopped-again') as HTMLElement;
    again.hidden = why === 'old';
    again.onclick = function () {
      location.reload();
    };
  }

  function tell(why: Why, what: string): void {
    if (document.readyState !== 'loading') return show(why, what);
    // The document is there, and scripts of type "module" have not run yet.
    document.addEventListener('readystatechange', function () {
      show(why, what);
    });
  }

  if (lacking.length > 0) tell('old', lacking.join(', '));

  addEventListener(
    'error',
    function (event) {
      var at = event.target as Window | HTMLElement;
      if (at === window) tell(event.error instanceof SyntaxError ? 'old' : 'broken', event.message);
      else if (at instanceof HTMLScriptElement && at.type === 'module') tell('cut', at.src);
    },
    true,
  );
  addEventListener('unhandledrejection', function (event) {
    tell('broken', String(event.reason));
  });
})();
