/* The button for light or dark clicks the next of the theme's radio buttons and moves the focus to the button shown
   next. The theme has a handler of its own for Enter, so the key does not reach it. */
for (const button of document.querySelectorAll(".fa-scheme button")) {
  button.addEventListener("keydown", (event) => event.stopPropagation())
  button.addEventListener("click", () => {
    document.getElementById(button.dataset.next).click()
    button.form.querySelector("button:not([hidden])").focus()
  })
}
