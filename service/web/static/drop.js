// A file may be dropped on the form; without a script it is chosen.

const form = document.querySelector("#try");
const file = form.querySelector("[type=file]");

for (const name of ["dragover", "dragleave", "drop"]) {
  form.addEventListener(name, (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    form.classList.toggle("over", name === "dragover");
    if (name === "drop") file.files = event.dataTransfer.files;
  });
}
