/* libical-peer FILE: parses a calendar with libical and prints seconds, peak memory in kB, and its events. */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

int main(int count, char **words) {
    struct timespec start, end;
    struct rusage usage;
    if (count != 2) return 2;
    clock_gettime(CLOCK_MONOTONIC, &start);
    FILE *file = fopen(words[1], "rb");
    if (!file) return 1;
    fseek(file, 0, SEEK_END);
    long length = ftell(file);
    rewind(file);
    char *text = malloc(length + 1);
    if (!text || fread(text, 1, length, file) != (size_t)length) return 1;
    text[length] = 0;
    icalcomponent *calendar = icalparser_parse_string(text);
    int events = calendar ? icalcomponent_count_components(calendar, ICAL_VEVENT_COMPONENT) : 0;
    clock_gettime(CLOCK_MONOTONIC, &end);
    getrusage(RUSAGE_SELF, &usage);
    printf("%f %ld %d\n", (end.tv_sec - start.tv_sec) + (end.tv_nsec - start.tv_nsec) / 1e9, usage.ru_maxrss, events);
    return 0;
}
