import type { Settings } from "../../types/Settings.ts";

export const settings = (): Settings => ({
  office: {
    department: "Wydział Komunikacji Społecznej Urzędu Miasta Krakowa",
    cycle: "Ławka dialogu",
    host_office: "Prezydent Miasta Krakowa",
    host_name: null,
    host_gender: "unstated",
    contact_name: "Wydział Komunikacji Społecznej",
    contact_phone: "",
    contact_email: "",
    page_base: "https://www.krakow.pl/lawka-dialogu",
  },
  lead_min_days: 7,
  lead_target_days: 21,
  calendar_stale_days: 7,
  notice_hours: 24,
  evening_from: 17 * 60,
  week_limit: 2,
  district_gap_days: 60,
  waste_percent: 400,
  interpreter_days: 5,
  travel: { speed_km_per_hour: 20, fixed: 10 },
  travel_table: [],
  rules: {},
  disabled_channels: ["tiktok", "threads", "bluesky"],
});
