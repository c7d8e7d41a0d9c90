// Lets a reader drop a file on the form. Without scripts, the reader chooses it with the file input.

const form = document.querySelector("#try");
const file = form.querySelector("[type=file]");

for (const name of ["dragover", "dragleave", "drop"]) {
  form.addEventListener(name, (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    form.classList.toggle("dragging", name === "dragover");
    if (name === "drop") file.files = event.dataTransfer.files;
  });
}
