@NullMarked
package io.streambus.app.run;

import org.jspecify.annotations.NullMarked;
