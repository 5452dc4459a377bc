// The one widget that a page of radio buttons needs; the build of an application names those it wants.
import radio from 'enketo-core/src/widget/radio/radiopicker';

export default [radio];
