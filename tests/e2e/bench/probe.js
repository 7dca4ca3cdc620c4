// Runs in a page before its own scripts and measures it, for `cargo xtask bench`. Times are whole microseconds.
(() => {
  const bench = globalThis.kessanBench = { blocking: 0, largest: 0, ready: 0 };
  const micro = time => Math.round(time * 1000);
  const watch = (type, note) =>
    new PerformanceObserver(list => list.getEntries().forEach(note)).observe({ type, buffered: true });
  watch("longtask", ({ duration }) => bench.blocking += Math.max(0, duration - 50));
  watch("largest-contentful-paint", ({ startTime }) => bench.largest = startTime);

  bench.opened = () => ({
    fcp: micro(performance.getEntriesByName("first-contentful-paint")[0].startTime),
    lcp: micro(bench.largest),
    blocking: micro(bench.blocking),
    nodes: document.querySelectorAll("*").length,
  });

  bench.quiet = () => new Promise(resolve => setTimeout(() => requestIdleCallback(resolve, { timeout: 1000 }), 50));

  // A message that is sent while a frame is made arrives when the frame has been painted.
  const afterPaint = () => new Promise(resolve => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.now());
    port2.postMessage(0);
  });

  // The main thread's time for the frame in which `act` runs and for the next, which some work is put off to. What is
  // between them, the wait for the display, is not counted.
  const cost = act => new Promise(resolve => requestAnimationFrame(() => {
    const begin = performance.now();
    let next;
    const second = new Promise(settle => requestAnimationFrame(() => {
      next = performance.now();
      afterPaint().then(settle);
    }));
    act();
    const first = afterPaint();
    Promise.all([first, second]).then(([painted, ended]) => resolve(Math.min(painted, next) - begin + ended - next));
  }));

  bench.times = async (act, count) => {
    const times = [];
    for (let turn = 0; turn < count; turn++) {
      await bench.quiet();
      times.push(micro(await cost(() => act(turn))));
    }
    return times;
  };

  // The next choice of a group; a figure's unit is a button.
  bench.turn = group => {
    const choices = [...document.querySelectorAll(`input[type=radio][name="${group}"]`)];
    const next = choices[(choices.findIndex(choice => choice.checked) + 1) % choices.length];
    const target = next ?? document.querySelector(`[data-take="${group}"]`);
    target?.click();
    return Boolean(target);
  };

  // What the change of every amount costs a page of tables whose script writes each of them.
  bench.rewrite = turn => {
    for (const cell of document.querySelectorAll("td")) {
      if (/\d/.test(cell.textContent)) cell.textContent = cell.textContent.replace(/\d/g, digit => (Number(digit) + turn + 1) % 10);
    }
  };

  bench.price = turn => {
    const field = document.getElementById("price");
    bench.start ??= Number(field.value.replace(/\D/g, ""));
    field.value = String(Math.round(bench.start * (90 + turn) / 100));
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  };

  // Clicks the choice of the currency every 20 ms until a number of the page changes by it.
  bench.poll = () => {
    const number = () => document.querySelector("#mix-table tbody td")?.innerText;
    let before;
    const look = () => {
      const now = number();
      if (bench.ready || before === undefined || now === undefined || now === before) return;
      bench.ready = micro(performance.now());
      clearInterval(timer);
    };
    const timer = setInterval(() => {
      look();
      if (bench.ready || (before ??= number()) === undefined) return;
      if (bench.turn("ccy")) queueMicrotask(look), setTimeout(look);
    }, 20);
  };
})();
