/** The tour of the window: whether it is being given. Begun on the first start or from the help; ended whenever one likes. */
let giving = $state(false);

export const tour = {
  get giving() {
    return giving;
  },
  begin: () => (giving = true),
  end: () => (giving = false),
};
