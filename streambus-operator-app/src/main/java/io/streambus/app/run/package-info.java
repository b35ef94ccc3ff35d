/** The operator as a process: from start to stop signal. */
@NullMarked
package io.streambus.app.run;

import org.jspecify.annotations.NullMarked;
