import type { Words } from "../words.svelte.ts";

/** What is the matter with a calendar server: in the line of the state, as a title, and what can be done. */
export const server: Words["server"] = {
  unreachable: {
    brief: "offline",
    title: "There is no connection to the calendar server",
    wayOut: "Changes wait on this computer. Check the network and the server’s address.",
  },
  timed_out: {
    brief: "the server does not answer",
    title: "The calendar server did not answer in time",
    wayOut: "Changes wait on this computer; the program tries again in a few minutes.",
  },
  not_let_in: {
    brief: "the server does not accept the password",
    title: "The calendar server does not accept the name or the password",
    wayOut: "Check the name and enter the password again. An app password may have expired.",
  },
  password_missing: {
    brief: "no password",
    title: "There is no password for this account",
    wayOut: "Enter the password. Changes wait on this computer.",
  },
  forbidden: {
    brief: "not allowed at the server",
    title: "This account is not allowed to do that",
    wayOut: "Ask your IT for the right to write to the marked calendars, or choose others.",
  },
  not_found: {
    brief: "the calendar is not at the server",
    title: "There is no calendar at this address",
    wayOut: "Check the address. If the calendar was moved, remove the account and add it again: the register stays as it is.",
  },
  asks_to_wait: {
    brief: "the server asks to wait",
    title: "The calendar server asks to wait",
    wayOut: "Changes wait on this computer; the program tries again in a few minutes.",
  },
  no_room: {
    brief: "no room left at the server",
    title: "There is no room left at the calendar server",
    wayOut: "Changes wait on this computer. Ask your IT for room at the server.",
  },
  too_large: {
    brief: "the server’s answer is too large",
    title: "The server’s answer is larger than may be accepted",
    wayOut: "Nothing was changed. Choose a smaller calendar or ask your IT for help.",
  },
  certificate: {
    brief: "unknown server certificate",
    title: "This computer does not know the server’s certificate",
    wayOut: "Nothing was sent. Get the office’s certificate from your IT and give it when you add the account.",
  },
  contradicts: {
    brief: "the server refused a change",
    title: "What is at the server contradicts the change",
    wayOut: "Changes wait on this computer; the program compares everything again.",
  },
  not_understood: {
    brief: "the server’s answer was not understood",
    title: "The server’s answer was not understood",
    wayOut: "Check that this is the address of a calendar server (CalDAV). Changes wait on this computer.",
  },
  stopped: {
    brief: "stopped",
    title: "The synchronisation was stopped",
    wayOut: "What was done stays; the rest waits for the next one.",
  },
};
