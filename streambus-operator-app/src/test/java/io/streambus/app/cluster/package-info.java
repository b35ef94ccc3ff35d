@NullMarked
package io.streambus.app.cluster;

import org.jspecify.annotations.NullMarked;
