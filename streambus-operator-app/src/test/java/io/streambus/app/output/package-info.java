@NullMarked
package io.streambus.app.output;

import org.jspecify.annotations.NullMarked;
