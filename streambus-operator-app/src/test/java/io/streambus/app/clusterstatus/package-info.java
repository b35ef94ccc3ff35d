@NullMarked
package io.streambus.app.clusterstatus;

import org.jspecify.annotations.NullMarked;
