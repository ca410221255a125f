// Applies what the reader chose on an earlier visit, before the first paint.
// Nothing here may throw: storage can be forbidden, and the page must come all the same.
(function () {
  "use strict";
  var root = document.documentElement;
  root.setAttribute("data-scripted", "");
  try {
    var chosen = JSON.parse(localStorage.getItem("thidua.preferences") || "{}");
    ["scheme", "contrast", "text"].forEach(function (name) {
      if (typeof chosen[name] === "string") {
        root.setAttribute("data-" + name, chosen[name]);
      }
    });
  } catch (error) {
    // No storage, or not ours: the reader gets the page as the system wants it.
  }
})();
