package io.niffler.jobs.acquisition;

/** The attributes that tell when an instance was acquired, as text; null when absent or empty. */
final class AcquisitionAttributes {
    /** (0008,002A). */
    String acquisitionDateTime;

    /** (0008,0022). */
    String acquisitionDate;

    /** (0008,0032). */
    String acquisitionTime;

    /** (0008,0021). */
    String seriesDate;

    /** (0008,0031). */
    String seriesTime;

    /** (0008,0201). */
    String timezoneOffset;
}
