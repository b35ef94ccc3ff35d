/** Collects what a support request needs into one archive. */
@NullMarked
package io.streambus.app.report;

import org.jspecify.annotations.NullMarked;
