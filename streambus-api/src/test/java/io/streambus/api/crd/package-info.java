@NullMarked
package io.streambus.api.crd;

import org.jspecify.annotations.NullMarked;
