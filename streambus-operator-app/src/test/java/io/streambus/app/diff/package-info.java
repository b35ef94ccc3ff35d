@NullMarked
package io.streambus.app.diff;

import org.jspecify.annotations.NullMarked;
