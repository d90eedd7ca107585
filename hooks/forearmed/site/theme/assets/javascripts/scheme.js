/* The button for light or dark chooses the next of the theme's boxes, and the focus goes on to the button that is
   shown then. The theme acts on Enter by itself, so it is not told. */
for (const button of document.querySelectorAll(".fa-scheme button")) {
  button.addEventListener("keydown", (event) => event.stopPropagation())
  button.addEventListener("click", () => {
    document.getElementById(button.dataset.next).click()
    button.form.querySelector("button:not([hidden])").focus()
  })
}
