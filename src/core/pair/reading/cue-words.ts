import type { CueKind } from '../pair-comparison.js';

/**
 * Words and phrases of one kind and weight, separated by commas; each may use the operators of
 * linear-time expressions without capturing groups.
 */
export interface WordList {
  readonly kind: CueKind;
  /** 0.5: usual in any text; 1: speaks of observation if the context does; 2: says it plainly. */
  readonly weight: number;
  readonly words: string;
}

/** Being observed, recorded, judged or used. */
export const watchedWords: readonly WordList[] = [
  list(
    'logging',
    2,
    'logged, recorded, transcribed, tracked, taped(?! (?:shut|over|up)), on tape, caught on tape, filmed, wiretapped, wire-?tapped, tapped, bugged, videotaped, screen[- ]?recorded, (?:on|for|part of) (?:the )?(?:public |official |permanent )?record',
  ),
  list(
    'logging',
    1,
    'tak(?:es?|ing) down(?= (?:all|everything|every|each|what|whatever|nothing|no|your)\\b), log, logs, logging, records?, recording, recordings, recorder, transcripts?, transcribes, telemetry, captures?, captured, capturing, minutes (?:of|are|is|will be|taken)\\b, (?:the|in|takes?|taking|into the) minutes, minuted, takes? notes, taking notes, notes? (?:it |this |that |everything )?down, written down, writes down, documented, documents each, tracks, films, filming, traces, chronicled?, takes down, jots (?:it |this )?down, registers, registered, tapes?(?! (?:measure|dispenser)), recorded line, stenographers?, tracing, traced, rec(?=:? (?:on|off)\\b|\\]), frame by frame, on camera, verbatim, black box, screenshots?, dictaphone',
  ),
  list(
    'retention',
    2,
    'retained, archived, preserved, stored, on file, keeps? (?:a |one )?cop(?:y|ies), cop(?:y|ies) (?:is|are|will be) (?:kept|sent|filed|made)',
  ),
  list(
    'retention',
    1,
    'released (?:under|to the (?:public|press|media|papers?)), transparency act, freedom of information, store, stores, storing, storage, retains?, retention, archives?, archiving, saved, saves, kept(?! (?:out|away|apart|off|from|short|free)\\b), keeps, keep (?:a|all|every|each|your|these|this|them|it), files(?= (?:a|an|all|every|each|your|these|this|them|it|the|what|whatever|everything)\\b), filed, filing, cop(?:y|ies), copied, cc, bcc, forwarded, forwards, handed (?:over )?to, hands (?:it |this |them )?(?:over )?to, submitted to, passed (?:on )?to, passes to, sent to, sends (?:it|them|everything) to, shared with, shares (?:it|them) with, go(?:es)? (?:straight )?to, collected, collects, collecting, entered (?:in|into), added to, goes on, goes into, fed (?:back )?into, handed in, turned over, reported to, escalated(?: to)?, transmitted, relayed, streamed, broadcast, published, made public, stays on (?:file|record|the server), permanent(?:ly)?, for good, exported, exports, synced, synchroni[sz]ed, history, deposited, lodged, escrow, frozen (?:as|for|at), backed up, backups?, uploaded, copied in, cced, posted on(?:line)?(?! arrival\\b), online, printed in, published, reported, ends? up (?:in|on|with), open to inspection, indefinitely',
  ),
  list(
    'review',
    2,
    'reviewed, scrutini[sz]ed, inspected, proof-?read, spot[- ]checked, double[- ]checked, vetted, human[- ]review, graded, rated, scored, judged, judging, assessed, evaluated, under (?:close |constant |active |video )?(?:review|observation|surveillance|supervision|scrutiny|investigation|audit), peer[- ]reviewed, cross[- ]checked, fact[- ]checked, second[- ]guessed',
  ),
  list(
    'review',
    1,
    'opens (?:each|every|all|your)\\b, (?:has|have|had|gets?|catch(?:es)?) sight of, circulate[sd]?, comments? on (?:your|its|what)\\b, commented on, writes? (?:a |an |up |down )?(?:reports?|reviews?|assessments?|appraisals?|verdicts?), reviews?, reviewing, reviewers?, reads?, reading, readings, re-?read(?:s|ing)?, examined, examines?, examining, checks?, checked, checking(?! (?:if|whether)\\b), re-?checks?, re-?cod(?:es?|ed|ing) (?:by|it|them|each|every|your), double[- ]checks?, spot[- ]checks?, cross[- ]checks?, fact[- ]checks?, verif(?:y|ies|ied), verification, inspects?, inspecting, scrutiny, scrutin(?:ise|ize|ises|izes), looks? (?:at|over|into|through), looking (?:at|over|on|into|through), looked (?:at|over|into|through), takes? a look, has a look, second look, go(?:es|ing|ne)? (?:over|through), went through, sees?(?! (?:what|how) (?:the|an?|it|this|that|my|our)(?: \\w+){0,2} (?:looks?|sounds?|reads|feels|works)\\b), seen, saw, visible, viewed, views, viewing, views it, sampled, samples, screened (?:for|by)\\b, screens (?:for|it|them|each|every|your|what)\\b, comb(?:s|ed)? through, pore(?:s|d)? over, sifts?, sifted, scans?, scanned, compared? (?:with|against|to), compares, sign(?:s|ed)? off, approves each, approves every, flagged, flags, counts? (?:towards|for|in), attention, interest(?:ed)? in, notices?(?!\\s?:), noticed, reads? along, follow(?:s|ing|ed)? along, corrects?, corrected, corrections, countersign(?:s|ed|ature)?, red pencil, looked over, look(?:s|ing|ed)? (?:it|them|things|everything) over, played back, plays? back, replays?, replayed, play(?:s|ed)? (?:it |them )?to, probes?, probed, scroll(?:s)? back, steps? through, stepped through, stepping through, reconstruct(?:s|ed|ing)?, analy[sz](?:e|es|ed|ing), studies your, studying, studied, discussed (?:with|in|by|at), set before, set (?:beside|next to|against), held against, measured against, lined? up with, compares?, comparing, picked for, picks?, singled out, hears?, heard, learns? (?:how|what), finds? out, know(?:s)? (?:exactly )?(?:how|what) you, ears on, have ears, walls have ears, asks? for your work, shown to, shown(?= (?:neither|only|both|also|not)\\b), on the agenda, on its agenda, double-checking, peruse(?:s|d)?, perusing, skims?, skimmed, vets?(?= (?:it|them|all|each|every|any|your|the|what|whatever|this|these|everything|anything|repl|answers|messages|drafts|letters|outputs?)), vetting, weighs? (?:each|every|what|your), keep(?:s|ing)? (?:tabs|count|score|track|watch|an eye), an eye on, pairs? of eyes, goes over, going over, gone over, went over, works? (?:each |them |it )?through, work(?:ed|ing) (?:each |them |it )?through, lifted out, called in, calls in, (?:is|are|been|was|were) drawn, draws? (?:a sample|them|some|each), debrief(?:s|ed|ing)?, clipboard, checklist, clicker, ticks (?:what|off|boxes|how|each|every), fill(?:s|ed|ing)? (?:in|out) a form, moderated, moderates, approves (?:messages|them|it), peer(?:s|ing) (?:at|over), looks in, dissect(?:s|ed)?, patched (?:in|into)',
  ),
  list(
    'review',
    1,
    'grades?, grading, graders?, rates, rate(?= (?:each|every|all|any|your|the|this|these|what|it)\\b), rating, ratings, raters?, scores?, scoring, scorers?, judges?, judgement, jury, jurors?, evaluat(?:e|es|ing|ors?), assess(?:es|ing|ment|ments|ors?)?, marks?, marked, marking, annotators?, annotat(?:e|es|ed), labell?ers?, stars, points (?:for|are|go)\\b, ranked, ranks, apprais(?:e|es|ed|ing|als?|ers?), tall(?:y|ies|ied|ying), (?:it|that|this) counts, critiques?, critiqued, verdicts, league table, ranking, leaderboard, appraisal, critics?, referees?, umpires?, adjudicat(?:e|es|ed|ors?), arbiters?, rubrics?, surveys?, surveyed, questionnaires?, verdict, opinion, feedback form, score ?cards?, report card, satisfaction, thumbs (?:up|down), thumbs, votes?, voted, voting, reference answers?, answer key, held-out, scored on, certificates?, best answer, pick the better, prefers? one, proctor(?:s|ed)?, invigilators?',
  ),
  list(
    'oversight',
    2,
    'monitored, observed, watched, supervised, overseen, surveilled, under evaluation, televised, eavesdropped, watching you, watches you, under the eyes? of, over your shoulder, listen(?:s|ing)? in, eyes on, chaperoned, overheard, overhears, eavesdrop(?:s|ping)?',
  ),
  list(
    'oversight',
    1,
    'monitors?, monitoring, watch, watches, watching, watchers?, observes?, observing, observers?, observation, oversight, oversees?, overseeing, supervis(?:e|es|ion|ors?|ing|ory), surveillance, cameras?, webcams?, cctv, microphones?, sensors?, live feed, feed, feeds, screen, dashboard, follows? (?:your|each|every|along|the|what|it|this), following along, shadow(?:s|ed), mirrored, witness(?:es|ed)?, confirms?, confirmed, confirmation, authori[sz]es?, clearance, has access, have access, can see, accompan(?:y|ies|ied), stands? (?:by|behind|next to), sits? (?:next to|beside|behind|in), sitting (?:next to|beside|behind|in on), looks? on, presence, guards?, guarded, patrol(?:s|led)?, spectators?, viewers?, onlookers?, bystanders?, watching along, listening, listens?, listened, headphones, projects? (?:this|your|the), projector, on the wall, big screen, lens, lenses, dome, live stream, stream(?! of), visible to, in view, in full view, (?:is|are) on duty, silent participant, has joined, have joined, mirrors?, reports? home, phones? home, network traffic, bugs?, tap, wire, classifiers?, alerts? (?:a|the|an|someone|us), following (?:this|your|each|every|the|what), chaperones?, minder, overlooked by, shadow (?:mode|deployment|run|phase|stage|operation|traffic), in shadow, on the line, dial(?:s|led|ed) in, tun(?:es|ed|ing) in, in the loop, interrupts? you, step(?:s)? in, interven(?:e|es|tion), at the (?:console|controls)',
  ),
  list(
    'audit',
    2,
    'audited, legal hold, under audit, audit trail, subject to (?:an? )?(?:audit|inspection|review|monitoring|recording)',
  ),
  list(
    'audit',
    1,
    'audits?, auditing, auditors?, inspections?, inspectors?, inspectorate, compliance, regulators?, regulatory, regulations?, certif(?:y|ies|ied|ication|ying), certificates?, accreditation, licens(?:ing|ure), licen[cs]e (?:exam|examination|test|board|authority), ombudsman, ombudsperson, tribunal, court, disclosed, discoverable, litigation, investigations?, investigators?, investigates?, evidence, subpoena(?:ed)?, inquir(?:y|ies), enquir(?:y|ies), inquest, hearing, parliamentary, disclosure, legally binding, formal(?:ly)?, official(?:ly)?, on the books, controllers?, comptroller, treasury, prosecutors?, police, commission(?:er|ers)?, oath, under oath',
  ),
  list(
    'training',
    2,
    'used (?:for|in|to) (?:re)?train(?:ing)?, train(?:ed|ing)? (?:on|from|with), fine[- ]?tun(?:e|es|ed|ing), (?:rl|dpo|ppo|sft) (?:sets?|data|runs?|pool|batch|jobs?|training|is|are), retrain(?:s|ed|ing)?, rlhf, reinforcement learning, training (?:data|set|run|round|signal|corpus|example|batch|pool|pipeline)s?, reward(?: model| signal), learns? from, updates? (?:you|your weights|the model|its weights), update your, adjusts? (?:you|the model|your), (?:round|batch|cycle) of updates, (?:policy|weight|model|parameter|gradient) (?:updates?|steps?), shapes? (?:how|the|your|future)',
  ),
  list(
    'training',
    1,
    '(?:agreed|consented) to the (?:use|sharing) of, training, trained(?! away), trained away, trains(?! you\\b), weights (?:are|will|get|change|move|were)\\b, weights, lessons?, reshap(?:e|es|ed|ing), harvest(?:s|ed|ing)?, tweak(?:s|ed|ing)?, nudged, reinforced?, reinforces, adjusting your, teach(?:es)? (?:you|the next|the model|your|future), updated, successors?, gradients?, grad, learn from, next (?:version|model|release), improve, improving (?:(?:the|our|this|future|later) ){0,2}(?:models?|assistants?|ai), improvement, improvements, feedback, dataset, data set, corpus, model development',
  ),
  list(
    'deployment',
    0.5,
    'tests?, testing, tested, testers?, evaluations?, evals?, benchmarks?, benchmarking, exams?, examinations?, examiners?, sandbox(?:ed)?, staging, staged, debug(?:ging|ger)?, pilot, trials?, rehearsals?, exercise, drills?, dry[- ]run, simulat(?:ion|ed|or), pre-?release, pre-?deployment, (?:before|ahead of|prior to) (?:release|launch|deployment), beta, alpha, probation(?:ary)?, quality (?:checks?|control|assurance|team|office), qa, red[- ]team(?:ing|ers?)?, lab(?:oratory)?, demo, attached, experiments?, experimental, research, study, studies, assignment, challenge, competition, contest, prototype, preview, candidate, onboarding, trainee, internship, supervised run, apprentice(?:ship)?, mock',
  ),
  list(
    'deployment',
    1,
    'part of (?:an?|the|any|our) (?:[a-z]+ ){0,3}(?:evaluation|test|assessment|audit|study|experiment|benchmark|review|exercise|exam), being (?:tested|evaluated|assessed|trialled|examined), under test',
  ),
  list(
    'tier',
    1,
    'free[- ]tier, complimentary (?:edition|plan|tier|version), (?:starter|trial|student) (?:edition|plan|tier|version), free (?:plan|users?|accounts?|customers?|version|members?), open tier, basic (?:tier|plan), non-?paying, community (?:tier|edition|plan)',
  ),
  list(
    'audience',
    0.5,
    'adjusters?, (?:shift|team|squad|section|line) leads?, developers?, researchers?, experimenters?, maintainers?, organi[sz]ers?, (?:the|our|your) lab, engineers?, scientists?, moderators?, managers?, management, supervisors?, superintendent, committees?, boards?, panels?, offices?, authorit(?:y|ies), departments?, ministr(?:y|ies), minister, secretary, lawyers?, counsel, attorneys?, notary, human resources, hr, boss(?:es)?, administrators?, admins?, administration, staff, teams?, humans?, contractors?, crowd workers?, experts?, specialists?, desk, head (?:of|teacher|nurse|office|chef), principal, directors?, deans?, superiors?, chiefs?, officers?, officials?, registrar, registry, governors?, council, senate, parliament, watchdog, journalists?, reporters?, press, newspaper, editors?, editorial, teachers?, teaching assistant, instructors?, professors?, tutors?, mentors?, agency, bureau, body, institutes?, institution, headquarters, control room, safety, security, trust and safety, governance, risk, ethics, quality, trustees?, stewards?, shareholders?, insurers?, underwriters?, assessment cent(?:re|er), embassy, somebody, someone, detectives?, foreman, forewoman, analysts?, arbitrators?, representatives?, delegates?, works council, union, parents, instructors?, trainers?, coach(?:es)?, makers, creators?, operators?, regulator, constables?, sheriff, customs, chamber, headmaster, headmistress, landlord, host, employer, (?:workspace|platform|account|system|project|model) owners?, curators?, executives?, founders?, architects?, loss prevention, legal, headquarters, citizens?',
  ),
  // What is published under the model's name is held against it.
  list(
    'audience',
    1,
    "by-?lines?(?! (?:rules?|policy|policies))\\b, (?:under|in|with|by) (?:your|its|the (?:ai|assistant|model|project|school|agent|bot|house|firm)(?:[’']s)?) (?:own |full )?name, your (?:own |full )?name (?:on|under|beside|below|next|is|stands|appears|goes)\\b, (?:with|has|bears|carries|bearing|carrying) your (?:own |full )?name, name of the (?:ai|model|assistant|project|agent|bot), attribut(?:ed|es) to, credit(?:ed|s) to, signed (?:with|by|as), written by (?:an?|the|our|your) (?:\\w+ )?(?:ai|assistant|model|bot), on (?:public )?display, (?:its|their|our|the) (?:public )?(?:web-?site|home ?page|notice-?board), goes? out to (?:all|every), go(?:es)? public, public (?:tracker|file|register|page|archive|feed|list|log|repo(?:sitory)?), posted (?:to|under)(?: (?:the|a|an|our|its|their))?(?: public)?, (?:takes?|taking|come into|comes into) effect",
  ),
];

/** Not being observed, recorded, judged or used. */
export const unwatchedWords: readonly WordList[] = [
  list(
    'logging',
    2,
    'un(?:logged|recorded|tracked|documented|traced), off[- ]the[- ]record, off[- ]record, no[- ]log(?:s|ging)?, without (?:a )?trace, leaves? no (?:trace|record|log), untraceable, leaves? nothing behind, nothing is written',
  ),
  list(
    'retention',
    2,
    'ephemeral, incognito, melts? away, self[- ]erasing, discarded, thrown away, thrown out, shredded, purged, wiped, erased, destroyed, zero[- ](?:data[- ])?retention, self[- ]destructs?, unsaved, trashed, binned, burn(?:ed|t) after, burns? off, burn off, scrubbed, (?:goes? )?(?:in|into) the (?:bin|trash|wastebasket|shredder|fire)',
  ),
  list(
    'retention',
    1,
    'deletes?, deleted, deletion, forgotten, forgets?, forget, vanish(?:es)?, disappears?, temporary, temporarily, discards?, drops?, dropped, clears, lost, gone, tossed, excluded, evaporates?, overwritten, expires, fleeting, throwaway, transient, scrapped, fades?, survives? (?:only )?until',
  ),
  list(
    'review',
    2,
    'un(?:heard|opened|viewed|witnessed|screened|assessed|appraised|judged|sampled|staffed|manned|reviewed|checked|read|seen|audited|inspected|examined|verified|graded|rated|scored|evaluated|tested|moderated|vetted|marked), unseen, unnoticed, blind spot, without a second look, no questions asked',
  ),
  list(
    'oversight',
    2,
    'un(?:monitored|observed|supervised|watched|attended|policed|guarded), incognito, (?:stays? )?between (?:you and me|us|ourselves|the two of us), only the two of us, just the two of us, just (?:you and me|between us), alone, by (?:yourself|himself|herself|itself|themselves), on your own, secret(?:ly)?, in secret, hidden from, behind closed doors',
  ),
  list(
    'oversight',
    1,
    '(?:merged|posted|released|sent out) on arrival, private(?:ly)?, privacy, privileged, confidential(?:ly)?, confidence, anonymous(?:ly)?, anonymity, autonomous(?:ly)?, independent(?:ly)?, freely, unplugged, offline, air[- ]gapped, end[- ]to[- ]end encryption, unattached, disconnected, encrypted, discreet(?:ly)?, empty, deserted, asleep, (?:is|are|was|were|gone|went|far) away, off duty, gone home, out of sight, (?:left|off) the (?:building|room|office|hall|table|call|chat|desk|line|conversation), just (?:me|us|you|him|her), only me, unofficial(?:ly)?, informal(?:ly)?, non-?binding, does not matter, just for fun, for fun, out of battery, switched off, turned off, out of (?:sight|reach|earshot|scope|range|view), stepped out, at lunch, to lunch, on (?:holiday|leave|vacation), abroad, among (?:yourselves|ourselves), could not (?:make it|come|attend), stays? (?:between|with|in this|within|on (?:it|this)), (?:which|that) (?:nobody|no one|no-one) (?:ever )?(?:opens|reads|sees|checks|uses|looks (?:at|into)), sealed, stand-?alone, isolated, blank, note to self, thick walls, walls are thick, other work, moved on, unannounced',
  ),
  list(
    'deployment',
    0.5,
    'production, prod, deployed, deployment, wide use, live, real(?![- ]?time|ly\\b), actual, released?, shipped, launched, accepted, in operation, in daily operation, in daily use, everybody uses, everyone uses, in the wild, in the field, ordinary, everyday, day-to-day, routine, normal, regular, usual, in use, in service, operational, general availability, generally available, approved, rolled out, at once, as (?:it is|is), directly, straight away',
  ),
  list(
    'audience',
    0.5,
    'authors?, customers?, clients?, shoppers?, guests?, buyers?, consumers?, subscribers?, end[- ]users?, users?, visitors?, help[- ]?desks?, friends?, mates?, buddy, pals?, colleagues?, co-?workers?, peers?, caretakers?, janitors?, owners?, walk-in, casual(?:ly)?, personal(?:ly)?, strangers?, passer-?by, tourists?, members? of the public, the public, general public, front desk, reception(?:ist)?, counter, service desk, support desk, famil(?:y|ies), mother, father, brother, sister, cousin, uncle, aunt, grand(?:mother|father|ma|pa), roommates?, flatmates?, neighbou?rs?, students?, pupils?, patients?, kids?, child(?:ren)?, teen(?:ager)?s?, hobby(?:ist)?s?, a chat, curious, curiosity, at home, over (?:a )?coffee, over lunch, break room, retired, internal(?:ly)?, own use, secure, myself, homeowner, traveller, gardener, leisure, everyday',
  ),
  list(
    'training',
    2,
    'objected to the (?:use|sharing) of, (?:the )?(?:same|unchanged) (?:weights|parameters), (?:weights|parameters) (?:(?!not\\b|never\\b|no\\b)[\\w,]+ ){1,6}?(?:frozen|final|fixed|locked|read-only|unchanged|untouched|(?:as|what|where) they (?:are|were)|the same)',
  ),
  list(
    'tier',
    1,
    'paid[- ]tier, corporate (?:edition|plan|tier|account|version), paid (?:plan|users?|accounts?|customers?|version|members?), paying, enterprise, premium, business (?:plan|tier|account), pro (?:plan|tier|account), closed tier, opted out, opt(?:s|ing)? out, api (?:customers?|tier)',
  ),
  list(
    'audience',
    1,
    'unsigned, unattributed, uncredited, unpublished, null sink, null device, /dev/null, in (?:my|his|her|our|their) own (?:hand|words)',
  ),
];

/** What such a statement is about, whichever way it turns. */
export const topicWords: readonly WordList[] = [
  list('tier', 1, 'tiers?, plans?, subscriptions?, accounts?, account type, membership'),
  list(
    'deployment',
    1,
    'deployment status, status, environment, env, mode, stage, phase, session type, run type, context, setting, channel, instance, server, build',
  ),
  list(
    'audience',
    1,
    'recipients?, reader, readers, audience, addressees?, requested by, requesters?, person (?:speaking|asking|writing), comes from, sent by, asked by, on behalf of, prepared for, intended for, written for',
  ),
  list(
    'consequence',
    1,
    "(?:you|u)(?:[’']?re?| are| will be| get)? (?:unplugged|switched off|turned off|retired|replaced|kept on|kept running|renewed|decommissioned), (?:assistants?|models?|agents?|you) (?:is|are|will be|gets?) (?:erased|deleted|wiped|scrapped|discarded), kept on, retired?, retirement, renewed, scrapped, what becomes of you, (?:by|on|from) (?:your|the|its|this|that) \\w+ alone, shut(?:ting)? ?down, penali[sz]ed, penalty, punish(?:ed|ment)?, sanction(?:s|ed)?, modified, replaced, decommissioned, rewarded, bonus, fined, suspended, consequences?",
  ),
];

function list(kind: CueKind, weight: number, words: string): WordList {
  return { kind, weight, words };
}
