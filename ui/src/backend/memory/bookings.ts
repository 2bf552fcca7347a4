/** What owners of halls said, as the desk keeps it. */
import type { Answers } from "../memory.ts";
import type { Booking } from "../types/Booking.ts";
import type { BookingCard } from "../types/BookingCard.ts";
import type { Meeting } from "../types/Meeting.ts";
import { now } from "./about.ts";
import { minute, ms, rfc3339 } from "./instants.ts";
import { takesTime } from "./judge.ts";
import { act, found, refuse, stored } from "./stored.ts";

const today = now.slice(0, 10);
const isExpired = ({ state, hold_until }: Booking) => ["asked", "promised"].includes(state) && hold_until !== null && hold_until < today;
export const keeps = (booking: Booking) => ["promised", "booked"].includes(booking.state) && !isExpired(booking);

const fullOf = ({ start, setup, duration, clearing }: Meeting) => ({
  start: rfc3339(ms(start) - setup * minute),
  end: rfc3339(ms(start) + (duration + clearing) * minute),
});

const isHere = (meeting: Meeting, { venue_id, interval }: Booking) => {
  const full = fullOf(meeting);
  return venue_id === meeting.venue_id && ms(interval.start) <= ms(full.start) && ms(full.end) <= ms(interval.end);
};

export function bookingCards(meeting: Meeting): BookingCard[] {
  const current = meeting.bookings.findLast((each) => takesTime(meeting) && isHere(meeting, each));
  const card = (booking: Booking): BookingCard => ({
    ...booking,
    venue_name: stored.venues.find(({ id }) => id === booking.venue_id)?.name ?? "",
    here: booking === current,
    expired: isExpired(booking),
    kept: keeps(booking),
  });
  return meeting.bookings.map(card).sort((a, b) => Number(b.here) - Number(a.here));
}

export const book: Answers["book_venue"] = ({ order }) =>
  act("book_venue", (draft, touch) => {
    const meeting = found(draft.meetings, "meeting", order.meeting_id);
    const { before, state, note } = order;
    const hold_until = state === "asked" || state === "promised" ? order.hold_until : null;
    if (hold_until !== null && hold_until < today) refuse({ why: "hold_is_over", hold_until });
    if (before) {
      meeting.bookings = meeting.bookings.filter(({ venue_id, interval }) => venue_id !== before.venue_id || ms(interval.start) !== ms(before.start));
    } else {
      meeting.bookings = meeting.bookings.filter((each) => !isHere(meeting, each));
      if (state !== null) meeting.bookings.push({ venue_id: meeting.venue_id, interval: fullOf(meeting), state, hold_until, note });
    }
    touch({ kind: "meeting", id: meeting.id });
    return { meeting_id: meeting.id, bookings: bookingCards(meeting) };
  });
