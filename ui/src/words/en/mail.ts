import { numbersIn } from "../plural.ts";
import type { Words } from "../words.svelte.ts";

const { count, number } = numbersIn("en");
const messages = (n: number) => count(n, { one: "message", other: "messages" });

export const mail: Words["mail"] = {
  outbox: "Outbox",
  none: "Nothing waits. Messages are added in a meeting’s panel, beside its notices.",
  send: (n) => `Send (${number(n)})`,
  sentNow: (sent, rest) => (rest === 0 ? `Sent: ${messages(sent)}.` : `Sent: ${messages(sent)}. To be settled: ${messages(rest)}.`),
  states: {
    queued: "waits to be sent",
    sending: "going out",
    sent: "sent",
    failed: "did not go out",
    uncertain: "unknown whether it went out",
    withdrawn: "withdrawn",
  },
  settle: { sent: "It went out", again: "Send again", withdraw: "Withdraw" },
  uncertainHint: "The connection broke while it was being sent. Look into “Sent” of the mailbox and say what holds.",
  passwordTitle: "Mail password",
  passwordHint: "It is used just this once.",
  account: {
    title: "Mail account",
    hint: "Without an account messages are made as drafts, which you send in your own mail program.",
    host: "SMTP server",
    port: "Port",
    security: "Encryption",
    securities: { tls: "TLS", start_tls: "STARTTLS" },
    from: "Sender’s address",
    fromHint: "For example dialog@um.krakow.pl",
    user: "User",
    password: "Password",
    passwords: {
      kept: "A password is kept by the system. Type a new one only if it changed.",
      in_memory: "The password is kept in memory until the program is closed.",
      missing: "There is no password yet. Without a keychain in the system the program asks for it after each start.",
      not_needed: "The server asks for no login.",
    },
    authority: "The office’s certificate (PEM file)",
    authorityHint: "Only if the server’s certificate was issued by the office.",
    test: "Test the connection",
    works: "The server took the connection. Nothing was sent.",
    save: "Save the account",
    saved: "The mail account is saved.",
  },
};
