/** Writes StreamBusClusters to start from. */
@NullMarked
package io.streambus.app.generate;

import org.jspecify.annotations.NullMarked;
